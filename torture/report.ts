/** What every torture answers, and how it says so. */
import type { BenchReport } from '../bench/report';

type Say = (line: string) => void;

/** The figures of one run: tables, and what had to hold. */
export type TortureReport = BenchReport;

/** How large a run is. The short form has the same laws with small numbers. */
type Size = 'short' | 'long';

export type Torture = (options: { size: Size; say: Say }) => Promise<TortureReport>;

/** What has to be none. */
export function none(goal: string, found: readonly string[]) {
  const first = found[0] === undefined ? '' : `: ${found.slice(0, 3).join('; ')}`;
  return { goal, measured: `${found.length}${first}`, reached: found.length === 0 };
}

/** The control: with the protection taken out, the same check must find something. */
export function some(goal: string, count: number) {
  return { goal, measured: String(count), reached: count > 0 };
}

export function exactly(goal: string, expected: number, found: number) {
  return { goal, measured: String(found), reached: found === expected };
}

export function below(goal: string, limitMs: number, foundMs: number) {
  return { goal, measured: `${Math.round(foundMs)} ms`, reached: foundMs < limitMs };
}

/** The value below which this share of the values lies, in [0, 1]. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** A row of milliseconds: how many, the middle, the 95th and 99th of a hundred, the slowest. */
export function times(name: string, values: readonly number[]) {
  const at = (share: number) => Math.round(percentile(values, share));
  return [name, values.length, at(0.5), at(0.95), at(0.99), Math.round(Math.max(0, ...values))];
}

export const TIME_COLUMNS = ['what', 'number', 'p50 ms', 'p95 ms', 'p99 ms', 'slowest ms'];
