'use client';

import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import { monthTick, tickInterval } from './month-tick';
import type { PlotPoint } from './plot-point';
import { type Format, inFormat } from './words';

type MeasurePlotProps = {
  /** What is plotted, in a few words. */
  title: string;
  points: readonly PlotPoint[];
  format: Format;
  height: number;
  /** The upper end of the scale. */
  high?: number;
};

/**
 * One measure by month with its intervals. The numbers stand in a table beside it;
 * a month without a value is a gap.
 */
export function MeasurePlot({ title, points, format, height, high = 1 }: MeasurePlotProps) {
  const notes = new Map(
    points.map(({ month, value, n }) => [month, value === undefined ? '–' : String(n)]),
  );
  const hasChance = points.some(({ chance }) => chance !== undefined);
  const domain = domainOf(points, high);
  return (
    <div className="plot" style={{ height }}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 560, height }}>
        <ComposedChart
          data={[...points]}
          title={title}
          desc="The numbers are in the table that follows."
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="month"
            height={44}
            interval={tickInterval(points.length)}
            tick={monthTick(notes)}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            padding={{ left: 12, right: 12 }}
          />
          <YAxis
            width={40}
            domain={domain}
            ticks={ticksOf(domain)}
            tickFormatter={(value: number) => inFormat(value, format)}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            // A month without a value says why.
            filterNull={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label }) => {
              const point = points.find(({ month }) => month === label);
              if (!active || point === undefined) return null;
              return (
                <div className="tip rs-tip">
                  <b>{point.label}</b> {point.words}
                  {point.chance !== undefined && (
                    <small>by chance up to {inFormat(point.chance, format)}</small>
                  )}
                </div>
              );
            }}
          />
          {hasChance && (
            <Line
              dataKey="chance"
              stroke="var(--ink-3)"
              strokeWidth={1.2}
              strokeDasharray="3 3"
              dot={false}
              activeDot={false}
              isAnimationActive={false}
            />
          )}
          <Line
            dataKey="value"
            stroke="var(--ink)"
            strokeWidth={1.8}
            dot={{ r: 3, fill: 'var(--ink)', stroke: 'var(--ink)' }}
            activeDot={{ r: 4.5, fill: 'var(--pencil)', stroke: 'var(--pencil)' }}
            connectNulls={false}
            isAnimationActive={false}
          >
            <ErrorBar
              dataKey="reach"
              width={3}
              stroke="var(--ink-3)"
              strokeWidth={1.2}
              isAnimationActive={false}
            />
          </Line>
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const STEP = 0.25;

/** From 0, or lower where a value or an interval reaches below. */
function domainOf(points: readonly PlotPoint[], high: number): [number, number] {
  const lowest = points.map(({ value, reach }) => (value ?? 0) - (reach?.[0] ?? 0));
  return [Math.floor(Math.min(0, ...lowest) / STEP) * STEP, high];
}

function ticksOf([low, high]: [number, number]): number[] {
  const step = high - low > 1.5 ? 2 * STEP : STEP;
  const first = Math.ceil(low / step) * step;
  return Array.from(
    { length: Math.floor((high - first) / step) + 1 },
    (_, at) => first + at * step,
  );
}
