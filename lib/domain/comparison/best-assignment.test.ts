import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { bestAssignment } from './best-assignment';

type Edge = { row: number; column: number; weight: number };

/** Up to seven rows (the even numbers) and seven columns (the odd ones), some edges between them. */
const edges = fc
  .uniqueArray(
    fc.record({
      row: fc.nat({ max: 6 }),
      column: fc.nat({ max: 6 }),
      weight: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 24, selector: ({ row, column }) => row * 7 + column },
  )
  .map((all) =>
    all.map(({ row, column, weight }): Edge => ({ row: row * 2, column: column * 2 + 1, weight })),
  );

const SIZE = 14;

/** The edges that are chosen, when rows are taken in the order given. */
function chosen(all: readonly Edge[], rows: readonly number[]): Edge[] {
  const sorted = all.toSorted((a, b) => a.row - b.row);
  const offsets = new Int32Array(SIZE + 1);
  for (const { row } of sorted) offsets.fill((offsets[row + 1] ?? 0) + 1, row + 1);
  const found = bestAssignment({
    rows,
    size: SIZE,
    offsets,
    columns: Int32Array.from(sorted, ({ column }) => column),
    weights: Float64Array.from(sorted, ({ weight }) => weight),
  });
  return [...found].flatMap((edge) => sorted.slice(edge, edge === -1 ? edge : edge + 1));
}

const ROWS = [0, 2, 4, 6, 8, 10, 12];

/** By trying all ways. */
function bestSum(all: readonly Edge[], [row, ...others]: readonly number[]): number {
  if (row === undefined) return 0;
  let best = bestSum(all, others);
  for (const edge of all) {
    if (edge.row !== row) continue;
    const rest = all.filter(({ column }) => column !== edge.column);
    best = Math.max(best, edge.weight + bestSum(rest, others));
  }
  return best;
}

const sumOf = (found: readonly Edge[]) => found.reduce((sum, { weight }) => sum + weight, 0);

describe('the best assignment', () => {
  property.prop([edges], { numRuns: 500 })('has the largest sum of weights there is', (all) => {
    expect(sumOf(chosen(all, ROWS))).toBe(bestSum(all, ROWS));
  });

  property.prop([edges])('gives each row one column, and each column to one row', (all) => {
    const found = chosen(all, ROWS);
    expect(new Set(found.map(({ row }) => row)).size).toBe(found.length);
    expect(new Set(found.map(({ column }) => column)).size).toBe(found.length);
  });

  property.prop([edges, fc.shuffledSubarray(ROWS, { minLength: ROWS.length })])(
    'has the same sum in whatever order the rows are taken',
    (all, rows) => {
      expect(sumOf(chosen(all, rows))).toBe(sumOf(chosen(all, ROWS)));
    },
  );

  test('leaves a row without a column where that is worth more', () => {
    const all = [
      { row: 0, column: 1, weight: 3 },
      { row: 2, column: 1, weight: 5 },
    ];
    expect(chosen(all, ROWS)).toEqual([{ row: 2, column: 1, weight: 5 }]);
  });

  test('gives up the best edge where two others are better together', () => {
    const all = [
      { row: 0, column: 1, weight: 6 },
      { row: 0, column: 3, weight: 5 },
      { row: 2, column: 1, weight: 4 },
    ];
    expect(sumOf(chosen(all, ROWS))).toBe(9);
  });
});
