/** The shapes of a comparison: annotations of several reviewers, aligned. */
import type { Annotation } from '../claims/annotation';
import type { Citation, ClaimType, Priority } from '../claims/claim';
import type { Passage } from './passage';

/** What alignment and the naming of differences look at. */
export type Comparable = Pick<
  Annotation,
  'id' | 'reviewerId' | 'start' | 'end' | 'verdict' | 'claimType' | 'priority' | 'claimText'
> & { citations: readonly CitedSource[] };

/** What is compared of a citation. */
export type CitedSource = Pick<Citation, 'source' | 'url' | 'relation'>;

/** In the order of the comparison; the values of one reviewer in reading order. */
export type OfReviewer<Value> = { reviewerId: string; values: readonly Value[] };

/** In the order in which the desk shows them. `wording` is information and settles nothing. */
export type Difference =
  | { kind: 'only_some'; markedBy: readonly string[]; missedBy: readonly string[] }
  | {
      kind: 'boundary';
      /**
       * What some marked and others did not, in reading order. Empty where the same
       * words are cut into other pieces or taken for more claims.
       */
      disputed: readonly (Passage & { markedBy: readonly string[] })[];
    }
  | { kind: 'verdict'; verdicts: readonly OfReviewer<string | null>[] }
  | {
      kind: 'citation';
      why: 'one_uncited' | 'no_common_source' | 'relation';
      /** Each source once for each relation it is cited with. */
      sources: readonly OfReviewer<CitedSource>[];
    }
  | { kind: 'type'; types: readonly OfReviewer<ClaimType>[] }
  | { kind: 'priority'; priorities: readonly OfReviewer<Priority>[] }
  | { kind: 'wording' };

export type ComparisonGroup<A extends Comparable> = {
  /** The lowest id of its members, so that the same annotations have the same key in any order. */
  key: string;
  /** From the first to the last word that a member marks. */
  start: number;
  end: number;
  /** In reading order: `start`, then `end`, then `id`. */
  members: readonly A[];
  /** The members one to one: at most one of each reviewer in each unit, every member in one unit. */
  units: readonly (readonly A[])[];
  /** The reviewers with a member here, in the order of the comparison. */
  markedBy: readonly string[];
  differences: readonly Difference[];
};

export type Comparison<A extends Comparable> = {
  reviewerIds: readonly string[];
  /** In reading order. */
  groups: readonly ComparisonGroup<A>[];
};

/** Reading order, and the one order that breaks ties: it knows nothing of reviewers. */
export function inReadingOrder(
  a: Pick<Comparable, 'id' | 'start' | 'end'>,
  b: Pick<Comparable, 'id' | 'start' | 'end'>,
): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.end !== b.end) return a.end - b.end;
  return compareIds(a.id, b.id);
}

export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The first comparison that is not a tie decides. */
export function inTurn(...comparisons: readonly number[]): number {
  return comparisons.find((result) => result !== 0) ?? 0;
}
