/**
 * One to one: which annotation of one reviewer answers which of another. Two
 * annotations can be a pair when they share at least half of all words that
 * either holds; a smaller part of a claim is not the same claim, and its verdict
 * says nothing about the agreement on the whole.
 *
 * Between each two reviewers it is the best assignment over all such pairs: the
 * one whose overlaps (shared code points over all that either holds) have the
 * largest sum. Overlaps count to a billionth. Where two ways have the same sum,
 * the one with more pairs; then more pairs of the same wording; then of the same
 * type of claim; then what the order of the passages and their ids gives. Who the
 * reviewers are, and in which order they come, plays no part in it.
 */
import { bestAssignment } from './best-assignment';
import type { Comparable } from './comparison-group';
import type { Folding } from './fold-text';
import type { Lineup } from './line-up';
import { likenessOf } from './link-annotations';
import type { NearPairs } from './near-pairs';

/** The least overlap of two annotations that can be a pair. */
const SAME_CLAIM = 0.5;

const BILLION = 2 ** 30;

/** A tie-break weighs less than a billionth of an overlap: at most 7 for each of about 150 pairs. */
const BELOW_A_BILLIONTH = 2 ** 10;

/** The pairs of the best assignment between each two reviewers, by their place in `near`, in reading order. */
export function assignedPairs<A extends Comparable>(
  lineup: Lineup<A>,
  near: NearPairs,
  folding: Folding,
): number[] {
  const sides = sidesOf(lineup, near);
  const assigned = [...sides.alone];
  const weights = Float64Array.from(sides.pairs, (pair) => {
    const tieBreak = 4 + likenessOf(lineup, near, pair, folding);
    return Math.round((near.overlaps[pair] ?? 0) * BILLION) * BELOW_A_BILLIONTH + tieBreak;
  });
  const chosen = bestAssignment({ ...sides, weights });
  for (const edge of chosen) if (edge !== -1) assigned.push(sides.pairs[edge] ?? 0);
  return assigned.sort((a, b) => {
    const difference = (near.first[a] ?? 0) - (near.first[b] ?? 0);
    return difference === 0 ? (near.second[a] ?? 0) - (near.second[b] ?? 0) : difference;
  });
}

type Sides = {
  /** Pairs whose two annotations have no other to choose between. */
  alone: number[];
  /** All others, side by side: a side is an annotation towards one other reviewer. */
  size: number;
  rows: number[];
  offsets: Int32Array;
  columns: Int32Array;
  pairs: Int32Array;
};

/**
 * The sides and what joins them. In each part that hangs together the side of the
 * annotation that comes first in the text is that of the rows, so that parts do
 * not depend on each other and reviewers not on their order.
 */
function sidesOf<A extends Comparable>(
  { marks, reviewers, reviewerCount }: Lineup<A>,
  { first, second, overlaps }: NearPairs,
): Sides {
  const size = marks.length * reviewerCount;
  const sideOfFirst = (pair: number) =>
    (first[pair] ?? 0) * reviewerCount + (reviewers[second[pair] ?? 0] ?? 0);
  const sideOfSecond = (pair: number) =>
    (second[pair] ?? 0) * reviewerCount + (reviewers[first[pair] ?? 0] ?? 0);

  const degrees = new Int32Array(size);
  const close: number[] = [];
  for (let pair = 0; pair < overlaps.length; pair += 1) {
    if ((overlaps[pair] ?? 0) < SAME_CLAIM) continue;
    close.push(pair);
    for (const side of [sideOfFirst(pair), sideOfSecond(pair)]) {
      degrees[side] = (degrees[side] ?? 0) + 1;
    }
  }
  const alone: number[] = [];
  const contested: number[] = [];
  for (const pair of close) {
    const isAlone = degrees[sideOfFirst(pair)] === 1 && degrees[sideOfSecond(pair)] === 1;
    if (isAlone) alone.push(pair);
    else contested.push(pair);
  }

  const offsets = new Int32Array(size + 1);
  for (const pair of contested) {
    for (const side of [sideOfFirst(pair), sideOfSecond(pair)]) {
      offsets[side + 1] = (offsets[side + 1] ?? 0) + 1;
    }
  }
  for (let side = 0; side < size; side += 1) {
    offsets[side + 1] = (offsets[side + 1] ?? 0) + (offsets[side] ?? 0);
  }
  const next = offsets.slice();
  const columns = new Int32Array(contested.length * 2);
  const pairs = new Int32Array(contested.length * 2);
  for (const pair of contested) {
    const [one, other] = [sideOfFirst(pair), sideOfSecond(pair)];
    for (const [side, across] of [
      [one, other],
      [other, one],
    ] as const) {
      const place = next[side] ?? 0;
      columns[place] = across;
      pairs[place] = pair;
      next[side] = place + 1;
    }
  }
  return { alone, size, rows: rowsOf(size, offsets, columns), offsets, columns, pairs };
}

/** Every other layer of each part, from its first side on; each part's in the order of the text. */
function rowsOf(size: number, offsets: Int32Array, columns: Int32Array): number[] {
  const seen = new Uint8Array(size);
  const rows: number[] = [];
  for (let root = 0; root < size; root += 1) {
    if (seen[root] === 1 || offsets[root] === offsets[root + 1]) continue;
    seen[root] = 1;
    const own = [root];
    // The list grows while it is walked: a row's columns, and the rows of those.
    for (const row of own) {
      for (let edge = offsets[row] ?? 0; edge < (offsets[row + 1] ?? 0); edge += 1) {
        const column = columns[edge] ?? 0;
        if (seen[column] === 1) continue;
        seen[column] = 1;
        for (let back = offsets[column] ?? 0; back < (offsets[column + 1] ?? 0); back += 1) {
          const other = columns[back] ?? 0;
          if (seen[other] === 1) continue;
          seen[other] = 1;
          own.push(other);
        }
      }
    }
    own.sort((a, b) => a - b);
    for (const row of own) rows.push(row);
  }
  return rows;
}
