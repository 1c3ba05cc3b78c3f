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
import type { Folding } from './fold-text';
import type { Lineup } from './line-up';
import type { NearPairs } from './near-pairs';

/** Of all words that either holds. Leaves room for an article, a quotation mark or a full stop. */
const NEARLY_THE_SAME = 0.75;

/** The pairs that are links, by their place in `near`; each once, ascending. */
export function closestPairs<A extends Comparable>(
  lineup: Lineup<A>,
  near: NearPairs,
  folding: Folding,
): number[] {
  const { reviewers, reviewerCount, marks } = lineup;
  const { first, second, overlaps } = near;
  const isAnswered = outerAnswers(lineup, near);
  /** By mark and other reviewer: the closest pair so far. */
  const closest = new Int32Array(marks.length * reviewerCount).fill(-1);

  const isCloser = (pair: number, known: number): boolean => {
    const difference = (overlaps[pair] ?? 0) - (overlaps[known] ?? 0);
    if (difference !== 0) return difference > 0;
    const likeness = likenessOf(lineup, near, pair, folding);
    const knownLikeness = likenessOf(lineup, near, known, folding);
    if (likeness !== knownLikeness) return likeness > knownLikeness;
    const [at, knownAt] = [first[pair] ?? 0, first[known] ?? 0];
    return at === knownAt ? (second[pair] ?? 0) < (second[known] ?? 0) : at < knownAt;
  };

  for (let pair = 0; pair < overlaps.length; pair += 1) {
    const a = first[pair] ?? 0;
    const b = second[pair] ?? 0;
    if (isAnswered(a, b, overlaps[pair] ?? 0) || isAnswered(b, a, overlaps[pair] ?? 0)) continue;
    const sideA = a * reviewerCount + (reviewers[b] ?? 0);
    const sideB = b * reviewerCount + (reviewers[a] ?? 0);
    for (const side of [sideA, sideB]) {
      const known = closest[side] ?? -1;
      if (known === -1 || isCloser(pair, known)) closest[side] = pair;
    }
  }

  const links: number[] = [];
  for (let pair = 0; pair < overlaps.length; pair += 1) {
    const a = first[pair] ?? 0;
    const b = second[pair] ?? 0;
    const isOfA = closest[a * reviewerCount + (reviewers[b] ?? 0)] === pair;
    const isOfB = closest[b * reviewerCount + (reviewers[a] ?? 0)] === pair;
    if (isOfA || isOfB) links.push(pair);
  }
  return links;
}

/** How much two claims are alike beyond their place: 2 for the same wording, 1 for the same type. */
export function likenessOf<A extends Comparable>(
  { marks }: Lineup<A>,
  { first, second }: NearPairs,
  pair: number,
  folding: Folding,
): number {
  const a = marks[first[pair] ?? 0];
  const b = marks[second[pair] ?? 0];
  if (a === undefined || b === undefined) return 0;
  const isSameWording =
    a.claimText === b.claimText || folding.text(a.claimText) === folding.text(b.claimText);
  return (isSameWording ? 2 : 0) + (a.claimType === b.claimType ? 1 : 0);
}

/**
 * Whether the reviewer of `inner` has a claim around it that fits `other` better,
 * and nearly is it.
 */
function outerAnswers<A extends Comparable>(
  { starts, ends, reviewers, marks }: Lineup<A>,
  { first, second, overlaps }: NearPairs,
): (inner: number, other: number, overlap: number) => boolean {
  /** For each mark, from `offsets[mark]` on, those that nearly are it, and how nearly. */
  const offsets = new Int32Array(marks.length + 1);
  for (let pair = 0; pair < overlaps.length; pair += 1) {
    if ((overlaps[pair] ?? 0) < NEARLY_THE_SAME) continue;
    for (const mark of [first[pair] ?? 0, second[pair] ?? 0]) {
      offsets[mark + 1] = (offsets[mark + 1] ?? 0) + 1;
    }
  }
  for (let mark = 0; mark < marks.length; mark += 1) {
    offsets[mark + 1] = (offsets[mark + 1] ?? 0) + (offsets[mark] ?? 0);
  }
  const next = offsets.slice();
  const near = new Int32Array(offsets[marks.length] ?? 0);
  const howNear = new Float64Array(near.length);
  for (let pair = 0; pair < overlaps.length; pair += 1) {
    const overlap = overlaps[pair] ?? 0;
    if (overlap < NEARLY_THE_SAME) continue;
    const a = first[pair] ?? 0;
    const b = second[pair] ?? 0;
    for (const [mark, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const place = next[mark] ?? 0;
      near[place] = other;
      howNear[place] = overlap;
      next[mark] = place + 1;
    }
  }

  return (inner, other, overlap) => {
    const [start, end, reviewer] = [starts[inner] ?? 0, ends[inner] ?? 0, reviewers[inner]];
    for (let place = offsets[other] ?? 0; place < (offsets[other + 1] ?? 0); place += 1) {
      const outer = near[place] ?? 0;
      if (outer === inner || reviewers[outer] !== reviewer) continue;
      if ((howNear[place] ?? 0) <= overlap) continue;
      if ((starts[outer] ?? 0) <= start && end <= (ends[outer] ?? 0)) return true;
    }
    return false;
  };
}
