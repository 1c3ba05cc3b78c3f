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
import type { Lineup } from './line-up';
import { likenessOf } from './link-annotations';
import type { NearPairs } from './near-pairs';

/** The least overlap of two annotations that can be a pair. */
const SAME_CLAIM = 0.5;

const BILLION = 2 ** 30;

/** A tie-break weighs less than a billionth of an overlap: at most 7 for each of about 150 pairs. */
const BELOW_A_BILLIONTH = 2 ** 10;

/** @returns for each pair of `near` whether it belongs to the best assignment of its two reviewers: 1 or 0. */
export function assignedPairs<A extends Comparable>(
  lineup: Lineup<A>,
  near: NearPairs,
): Uint8Array {
  const { first, second, overlaps, count } = near;
  const sides = sidesOf(lineup, near);
  const isAssigned = new Uint8Array(count);
  const contested: number[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    if ((overlaps[pair] ?? 0) < SAME_CLAIM) continue;
    // Neither has any other to choose.
    const isAlone =
      sides.degrees[sides.sideOf(first, second, pair)] === 1 &&
      sides.degrees[sides.sideOf(second, first, pair)] === 1;
    if (isAlone) isAssigned[pair] = 1;
    else contested.push(pair);
  }
  const graph = graphOf(contested, near, sides);
  const weights = new Float64Array(graph.pairs.length);
  for (let edge = 0; edge < weights.length; edge += 1) {
    const pair = graph.pairs[edge] ?? 0;
    const tieBreak = 4 + likenessOf(lineup, near, pair);
    weights[edge] = Math.round((overlaps[pair] ?? 0) * BILLION) * BELOW_A_BILLIONTH + tieBreak;
  }
  for (const edge of bestAssignment({ ...graph, weights })) {
    if (edge !== -1) isAssigned[graph.pairs[edge] ?? 0] = 1;
  }
  return isAssigned;
}

/** A side is an annotation towards one other reviewer. */
type Sides = {
  sideOf: (own: Int32Array, other: Int32Array, pair: number) => number;
  /** How many there are to choose from. */
  degrees: Int32Array;
};

function sidesOf<A extends Comparable>(
  { marks, reviewers, reviewerCount }: Lineup<A>,
  { count, first, second, overlaps }: NearPairs,
): Sides {
  const sideOf: Sides['sideOf'] = (own, other, pair) =>
    (own[pair] ?? 0) * reviewerCount + (reviewers[other[pair] ?? 0] ?? 0);
  const degrees = new Int32Array(marks.length * reviewerCount);
  for (let pair = 0; pair < count; pair += 1) {
    if ((overlaps[pair] ?? 0) < SAME_CLAIM) continue;
    const [one, other] = [sideOf(first, second, pair), sideOf(second, first, pair)];
    degrees[one] = (degrees[one] ?? 0) + 1;
    degrees[other] = (degrees[other] ?? 0) + 1;
  }
  return { sideOf, degrees };
}

type Graph = {
  size: number;
  rows: number[];
  offsets: Int32Array;
  columns: Int32Array;
  /** The pair of each edge. */
  pairs: Int32Array;
};

/**
 * The sides that have a choice, numbered in their order, and what joins them. In each
 * part that hangs together the side of the annotation that comes first in the text is
 * that of the rows, so that parts do not depend on each other and reviewers not on
 * their order.
 */
function graphOf(
  contested: readonly number[],
  { first, second }: NearPairs,
  { sideOf, degrees }: Sides,
): Graph {
  /** Of each side that has a choice: one more than its number. */
  const numbers = new Int32Array(degrees.length);
  for (const pair of contested) {
    numbers[sideOf(first, second, pair)] = 1;
    numbers[sideOf(second, first, pair)] = 1;
  }
  let size = 0;
  const offsets = new Int32Array(contested.length * 2 + 1);
  for (let side = 0; side < numbers.length; side += 1) {
    if (numbers[side] !== 1) continue;
    offsets[size + 1] = (offsets[size] ?? 0) + (degrees[side] ?? 0);
    size += 1;
    numbers[side] = size;
  }
  const next = offsets.slice();
  const columns = new Int32Array(contested.length * 2);
  const pairs = new Int32Array(contested.length * 2);
  for (const pair of contested) {
    const one = (numbers[sideOf(first, second, pair)] ?? 0) - 1;
    const other = (numbers[sideOf(second, first, pair)] ?? 0) - 1;
    const [place, placeOfOther] = [next[one] ?? 0, next[other] ?? 0];
    columns[place] = other;
    columns[placeOfOther] = one;
    pairs[place] = pair;
    pairs[placeOfOther] = pair;
    next[one] = place + 1;
    next[other] = placeOfOther + 1;
  }
  return { size, rows: rowsOf(size, offsets, columns), offsets, columns, pairs };
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
