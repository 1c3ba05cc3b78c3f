/**
 * Annotations lined up for aligning: in reading order, so that from here on a
 * number stands for each, and its place, its reviewer and what it says are read
 * from arrays.
 */
import type { ClaimType, Priority } from '../claims/claim';
import { type Coded, type Folded, newCoder, newFolded } from './coded';
import { type Comparable, inReadingOrder } from './comparison-group';
import { type Evidence, evidenceOf } from './evidence';
import { foldText } from './fold-text';

export type Lineup<A extends Comparable> = {
  /** In reading order. */
  marks: readonly A[];
  starts: Int32Array;
  ends: Int32Array;
  /** Which reviewer, by the place in the order of the comparison. */
  reviewers: Int32Array;
  reviewerIds: readonly string[];
  reviewerCount: number;
  verdicts: Coded<string | null>;
  types: Coded<ClaimType>;
  priorities: Coded<Priority>;
  wordings: Folded;
  evidence: Evidence;
};

/**
 * @throws Error for annotations that cannot be: an empty passage, an id that
 * occurs twice, a reviewer who is not in the comparison.
 */
export function lineUp<A extends Comparable>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
): Lineup<A> {
  const marks = sorted(annotations);
  const count = marks.length;
  const placeOf = new Map(reviewerIds.map((reviewerId, place) => [reviewerId, place]));
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const reviewers = new Int32Array(count);
  const [verdict, type, priority] = [
    newCoder<string | null>(),
    newCoder<ClaimType>(),
    newCoder<Priority>(),
  ];
  const verdicts = { codes: new Int32Array(count), values: verdict.values };
  const types = { codes: new Int32Array(count), values: type.values };
  const priorities = { codes: new Int32Array(count), values: priority.values };
  const ids = new Set<string>();
  for (let at = 0; at < count; at += 1) {
    const mark = marks[at];
    if (mark === undefined) continue;
    const { id, reviewerId, start, end } = mark;
    const reviewer = placeOf.get(reviewerId);
    if (start >= end) throw new Error(`Annotation ${id} marks no words (${start}..${end})`);
    if (reviewer === undefined) {
      throw new Error(`Annotation ${id} is by ${reviewerId}, who is not in this comparison`);
    }
    ids.add(id);
    if (ids.size === at) throw new Error(`Annotation ${id} occurs twice`);
    starts[at] = start;
    ends[at] = end;
    reviewers[at] = reviewer;
    verdicts.codes[at] = verdict.codeOf(mark.verdict);
    types.codes[at] = type.codeOf(mark.claimType);
    priorities.codes[at] = priority.codeOf(mark.priority);
  }
  return {
    marks,
    starts,
    ends,
    reviewers,
    reviewerIds,
    reviewerCount: reviewerIds.length,
    verdicts,
    types,
    priorities,
    wordings: newFolded(count, (at) => marks[at]?.claimText ?? '', foldText),
    evidence: evidenceOf(marks),
  };
}

/** Up to here, sorting by insertion is quicker. */
const FEW = 16;

/** In reading order: as numbers by where they begin, then those that begin together. */
function sorted<A extends Comparable>(annotations: readonly A[]): readonly A[] {
  if (isSorted(annotations)) return annotations;
  const count = annotations.length;
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) keys[at] = (annotations[at]?.start ?? 0) * count + at;
  keys.sort();
  const marks: A[] = [];
  let from = 0;
  for (let at = 0; at < count; at += 1) {
    const mark = annotations[(keys[at] ?? 0) % count];
    if (mark === undefined) continue;
    if (marks[from]?.start !== mark.start) {
      sortRun(marks, from);
      from = at;
    }
    marks.push(mark);
  }
  sortRun(marks, from);
  return marks;
}

function isSorted(annotations: readonly Comparable[]): boolean {
  let before: Comparable | null = null;
  for (const annotation of annotations) {
    if (before !== null && inReadingOrder(before, annotation) > 0) return false;
    before = annotation;
  }
  return true;
}

/** From `from` on, which all begin at one place. */
function sortRun(marks: Comparable[], from: number): void {
  if (marks.length - from > FEW) {
    const run = marks.splice(from).sort(inReadingOrder);
    for (const mark of run) marks.push(mark);
    return;
  }
  for (let at = from + 1; at < marks.length; at += 1) {
    const mark = marks[at];
    if (mark === undefined) continue;
    let place = at;
    for (let before = marks[place - 1]; place > from; before = marks[place - 1]) {
      if (before === undefined || inReadingOrder(before, mark) <= 0) break;
      marks[place] = before;
      place -= 1;
    }
    marks[place] = mark;
  }
}
