'use client';

import type { XAxisTickContentProps } from 'recharts';

import { monthName } from '@/lib/domain/research/months';

/** Below a month: its name, what the value rests on, and the year where another begins. */
export function monthTick(notes: ReadonlyMap<string, string>) {
  const months = [...notes.keys()];
  const years = yearsWritten(months, tickInterval(months.length) + 1);
  return function MonthTick({ x, y, payload }: XAxisTickContentProps) {
    const month = String(payload.value);
    return (
      <g transform={`translate(${x},${y})`}>
        <text textAnchor="middle" dy={10}>
          {monthName(month)}
        </text>
        <text textAnchor="middle" dy={23} className="rs-n">
          {notes.get(month)}
        </text>
        {years.has(month) && (
          <text textAnchor="middle" dy={36}>
            {month.slice(0, 4)}
          </text>
        )}
      </g>
    );
  };
}

/** The months that are written with their year: the first of each, but none that the next would run into. */
function yearsWritten(months: readonly string[], step: number): ReadonlySet<string> {
  const written = months.filter((_, at) => at % step === 0);
  const yearOf = (month: string | undefined) => month?.slice(0, 4);
  const begins = (at: number) => yearOf(written[at]) !== yearOf(written[at - 1]);
  return new Set(
    written.filter((_, at) => begins(at) && (at + 1 === written.length || !begins(at + 1))),
  );
}

/** From this many months on not every one is written below the plot. */
const WRITTEN = 12;

export function tickInterval(months: number): number {
  return Math.ceil(months / WRITTEN) - 1;
}
