'use client';

import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { VerdictGlyph } from '../ui/verdict-glyph';
import { VerdictMark } from '../ui/verdict-mark';
import { inkClass } from '../ui/verdict-style';
import { monthTick, tickInterval } from './month-tick';
import { inFormat } from './words';

export type SharesOfMonth = {
  month: string;
  label: string;
  total: number;
  /** Of each verdict in use, from 0 to 1. */
  shares: Record<string, number>;
};

type SharesPlotProps = {
  title: string;
  months: readonly SharesOfMonth[];
  verdicts: readonly Verdict[];
  height: number;
};

/** The verdicts of each month as parts of a column, each with its shape and its ink. */
export function SharesPlot({ title, months, verdicts, height }: SharesPlotProps) {
  const notes = new Map(
    months.map(({ month, total }) => [month, total === 0 ? '–' : String(total)]),
  );
  return (
    <div className="plot" style={{ height }}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 560, height }}>
        <BarChart
          data={[...months]}
          title={title}
          desc="The numbers are in the table that follows."
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          barCategoryGap="18%"
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="month"
            height={44}
            interval={tickInterval(months.length)}
            tick={monthTick(notes)}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
          />
          <YAxis
            width={40}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={(value: number) => inFormat(value, 'percent')}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hover)' }}
            content={({ active, label }) => {
              const shown = months.find(({ month }) => month === label);
              if (!active || shown === undefined) return null;
              return (
                <div className="tip rs-tip">
                  <b>{shown.label}</b> {shown.total === 0 ? 'no verdicts' : `n ${shown.total}`}
                  {verdicts
                    .filter(({ id }) => (shown.shares[id] ?? 0) > 0)
                    .map((verdict) => (
                      <span key={verdict.id} className="rs-tip-v">
                        <VerdictMark verdict={verdict} />
                        <span className="num">
                          {inFormat(shown.shares[verdict.id] ?? 0, 'percent')}
                        </span>
                      </span>
                    ))}
                </div>
              );
            }}
          />
          {verdicts.map((verdict) => (
            <Bar
              key={verdict.id}
              dataKey={(month: SharesOfMonth) => month.shares[verdict.id] ?? 0}
              name={verdict.label}
              stackId="shares"
              maxBarSize={64}
              isAnimationActive={false}
              shape={(props: BarShapeProps) => <Segment {...props} verdict={verdict} />}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** The side of a glyph: as large as in the text where the part has room for it, and never too small to tell. */
const GLYPH = 14;
const LEAST_GLYPH = 8;

function Segment({ x, y, width, height, verdict }: BarShapeProps & { verdict: Verdict }) {
  if (height < 0.5) return null;
  const side = Math.min(GLYPH, width - 3, height - 3);
  return (
    <g className={inkClass(verdict)}>
      <rect
        className="rs-seg"
        x={x + 0.75}
        y={y + 0.75}
        width={width - 1.5}
        height={Math.max(0.5, height - 1.5)}
      />
      {side >= LEAST_GLYPH && (
        <svg
          x={x + (width - side) / 2}
          y={y + (height - side) / 2}
          width={side}
          height={side}
          // The glyph fills it: inside a drawing it has no size of its own.
          viewBox="0 0 16 16"
        >
          <VerdictGlyph verdict={verdict} />
        </svg>
      )}
    </g>
  );
}
