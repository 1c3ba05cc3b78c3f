/**
 * Which annotations of different reviewers are about the same words, beyond those
 * that answer each other one to one (see pair-annotations.ts).
 *
 * Two annotations may be linked when they share at least half of the shorter
 * one. Each annotation is then linked to the closest such annotation of every
 * other reviewer, and to no other on its own account: so one long claim is joined
 * with the two short ones that lie in it, while a sentence and the figure marked
 * inside it stay two groups where the other reviewer marked both as well.
 *
 * A claim marked inside a claim of the same reviewer is its own group where the
 * outer one is nearly the passage that the other reviewer marked: then the outer
 * one answers it, and the inner one is what only this reviewer saw.
 *
 * Closest is: the largest share of all words that either holds; then the same
 * wording of the claim; then the same type of claim; then what comes first in
 * reading order. The verdict is never looked at: it would flatter the agreement
 * that is measured.
 */
import type { Comparable } from './comparison-group';
import type { Lineup } from './line-up';
import type { NearPairs } from './near-pairs';

/** Of all words that either holds. Leaves room for an article, a quotation mark or a full stop. */
const NEARLY_THE_SAME = 0.75;

/** @returns for each pair of `near` whether it is a link: 1 or 0. */
export function closestPairs<A extends Comparable>(lineup: Lineup<A>, near: NearPairs): Uint8Array {
  const { reviewers, reviewerCount, marks } = lineup;
  const { count, first, second } = near;
  const nearly = nearlyTheSame(lineup, near);
  /** By mark and other reviewer: the closest pair so far. */
  const closest = new Int32Array(marks.length * reviewerCount).fill(-1);

  for (let pair = 0; pair < count; pair += 1) {
    const a = first[pair] ?? 0;
    const b = second[pair] ?? 0;
    const overlap = near.overlaps[pair] ?? 0;
    if (isAnswered(lineup, nearly, a, b, overlap)) continue;
    if (isAnswered(lineup, nearly, b, a, overlap)) continue;
    const sideA = a * reviewerCount + (reviewers[b] ?? 0);
    const known = closest[sideA] ?? -1;
    if (known === -1 || isCloser(lineup, near, pair, known)) closest[sideA] = pair;
    const sideB = b * reviewerCount + (reviewers[a] ?? 0);
    const other = closest[sideB] ?? -1;
    if (other === -1 || isCloser(lineup, near, pair, other)) closest[sideB] = pair;
  }

  const isLink = new Uint8Array(count);
  for (const pair of closest) if (pair !== -1) isLink[pair] = 1;
  return isLink;
}

function isCloser<A extends Comparable>(
  lineup: Lineup<A>,
  near: NearPairs,
  pair: number,
  known: number,
): boolean {
  const { first, second, overlaps } = near;
  const difference = (overlaps[pair] ?? 0) - (overlaps[known] ?? 0);
  if (difference !== 0) return difference > 0;
  const likeness = likenessOf(lineup, near, pair);
  const knownLikeness = likenessOf(lineup, near, known);
  if (likeness !== knownLikeness) return likeness > knownLikeness;
  const [at, knownAt] = [first[pair] ?? 0, first[known] ?? 0];
  return at === knownAt ? (second[pair] ?? 0) < (second[known] ?? 0) : at < knownAt;
}

/** How much two claims are alike beyond their place: 2 for the same wording, 1 for the same type. */
export function likenessOf<A extends Comparable>(
  { wordings, types }: Lineup<A>,
  { first, second }: NearPairs,
  pair: number,
): number {
  const a = first[pair] ?? 0;
  const b = second[pair] ?? 0;
  return (wordings.isSame(a, b) ? 2 : 0) + (types.codes[a] === types.codes[b] ? 1 : 0);
}

/** For each mark, from `offsets[mark]` on, those that nearly are it, and how nearly. */
type Nearly = { offsets: Int32Array; marks: Int32Array; overlaps: Float64Array };

function nearlyTheSame<A extends Comparable>(
  { marks }: Lineup<A>,
  { count, first, second, overlaps }: NearPairs,
): Nearly {
  const offsets = new Int32Array(marks.length + 1);
  for (let pair = 0; pair < count; pair += 1) {
    if ((overlaps[pair] ?? 0) < NEARLY_THE_SAME) continue;
    const [a, b] = [first[pair] ?? 0, second[pair] ?? 0];
    offsets[a + 1] = (offsets[a + 1] ?? 0) + 1;
    offsets[b + 1] = (offsets[b + 1] ?? 0) + 1;
  }
  for (let mark = 0; mark < marks.length; mark += 1) {
    offsets[mark + 1] = (offsets[mark + 1] ?? 0) + (offsets[mark] ?? 0);
  }
  const next = offsets.slice();
  const near = new Int32Array(offsets[marks.length] ?? 0);
  const howNear = new Float64Array(near.length);
  for (let pair = 0; pair < count; pair += 1) {
    const overlap = overlaps[pair] ?? 0;
    if (overlap < NEARLY_THE_SAME) continue;
    const [a, b] = [first[pair] ?? 0, second[pair] ?? 0];
    const [placeA, placeB] = [next[a] ?? 0, next[b] ?? 0];
    near[placeA] = b;
    near[placeB] = a;
    howNear[placeA] = overlap;
    howNear[placeB] = overlap;
    next[a] = placeA + 1;
    next[b] = placeB + 1;
  }
  return { offsets, marks: near, overlaps: howNear };
}

/**
 * Whether the reviewer of `inner` has a claim around it that fits `other` better,
 * and nearly is it.
 */
function isAnswered<A extends Comparable>(
  { starts, ends, reviewers }: Lineup<A>,
  { offsets, marks, overlaps }: Nearly,
  inner: number,
  other: number,
  overlap: number,
): boolean {
  const reviewer = reviewers[inner] ?? 0;
  const to = offsets[other + 1] ?? 0;
  for (let place = offsets[other] ?? 0; place < to; place += 1) {
    const outer = marks[place] ?? 0;
    if (outer === inner || reviewers[outer] !== reviewer) continue;
    if ((overlaps[place] ?? 0) <= overlap) continue;
    if ((starts[outer] ?? 0) > (starts[inner] ?? 0)) continue;
    if ((ends[inner] ?? 0) <= (ends[outer] ?? 0)) return true;
  }
  return false;
}
