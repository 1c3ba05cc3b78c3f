/** What a bench found: tables of figures, and the goals they are held against. */
import os from 'node:os';

export type Cell = string | number | null;

export type BenchTable = { title: string; columns: readonly string[]; rows: readonly Cell[][] };

export type BenchGoal = {
  /** What is asked for, with its figure. */
  goal: string;
  /** What was measured, with its unit. */
  measured: string;
  reached: boolean;
};

export type BenchReport = { tables: readonly BenchTable[]; goals: readonly BenchGoal[] };

/** A bench measures and says what it does meanwhile, on standard error. */
export type Bench = (say: (line: string) => void) => Promise<BenchReport>;

/** The machine and the moment, without which a figure says nothing. */
export function surroundings(now: Date) {
  return {
    measuredAt: now.toISOString(),
    node: process.version,
    platform: `${os.platform()} ${os.arch()}`,
    processors: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
  };
}

/** As tables of Markdown, for docs/benchmarks.md. */
export function toMarkdown({ tables, goals }: BenchReport): string {
  const parts = tables.map(({ title, columns, rows }) => `### ${title}\n\n${grid(columns, rows)}`);
  const list = goals.map(({ goal, measured, reached }) => [goal, measured, reached ? 'yes' : 'NO']);
  if (list.length > 0) parts.push(`### Goals\n\n${grid(['goal', 'measured', 'reached'], list)}`);
  return `${parts.join('\n\n')}\n`;
}

function grid(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) =>
    `| ${cells.map((cell) => (cell === null ? '' : String(cell).replaceAll('|', '\\|'))).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
