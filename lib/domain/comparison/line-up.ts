/**
 * Annotations lined up for aligning: in reading order, so that from here on a
 * number stands for each, and its place and its reviewer are read from arrays.
 */
import { type Comparable, inReadingOrder } from './comparison-group';

export type Lineup<A extends Comparable> = {
  /** In reading order. */
  marks: readonly A[];
  starts: Int32Array;
  ends: Int32Array;
  /** Which reviewer, by the place in the order of the comparison. */
  reviewers: Int32Array;
  reviewerCount: number;
};

/**
 * @throws Error for annotations that cannot be: an empty passage, an id that
 * occurs twice, a reviewer who is not in the comparison.
 */
export function lineUp<A extends Comparable>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
): Lineup<A> {
  const placeOf = new Map(reviewerIds.map((reviewerId, place) => [reviewerId, place]));
  const marks = [...annotations].sort(inReadingOrder);
  const starts = new Int32Array(marks.length);
  const ends = new Int32Array(marks.length);
  const reviewers = new Int32Array(marks.length);
  const ids = new Set<string>();
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined) continue;
    const { id, reviewerId, start, end } = mark;
    const reviewer = placeOf.get(reviewerId);
    if (start >= end) throw new Error(`Annotation ${id} marks no words (${start}..${end})`);
    if (ids.has(id)) throw new Error(`Annotation ${id} occurs twice`);
    if (reviewer === undefined) {
      throw new Error(`Annotation ${id} is by ${reviewerId}, who is not in this comparison`);
    }
    ids.add(id);
    starts[at] = start;
    ends[at] = end;
    reviewers[at] = reviewer;
  }
  return { marks, starts, ends, reviewers, reviewerCount: reviewerIds.length };
}
