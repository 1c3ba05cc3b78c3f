/**
 * The groups of a comparison as the screen shows them: numbered in reading
 * order, with each reviewer's claims side by side and what has been decided.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { ComparisonView, DifferenceKind } from '@/lib/contracts/comparison';
import type { AdjudicatedClaim } from '@/lib/domain/claims/annotation';

import { type Direction, nextAround } from './list-model';

export type CompareReviewer = {
  userId: string;
  name: string;
  letter: string;
  /** Place in the round: 0 is A. */
  index: number;
};

export type CompareSide = {
  reviewer: CompareReviewer;
  /** Their claims in the group, in reading order; empty where they marked nothing. */
  claims: readonly AnnotationView[];
};

export type CompareGroup = {
  key: string;
  /** Place in reading order, from 1. */
  number: number;
  start: number;
  end: number;
  /** One for each reviewer of the round, in its order. */
  sides: readonly CompareSide[];
  members: readonly AnnotationView[];
  differences: readonly DifferenceKind[];
  /** Nothing to weigh up. */
  agreed: boolean;
  decisions: readonly AnnotationView[];
  /** The members that no decision settles yet. */
  unsettled: readonly AnnotationView[];
  state: 'open' | 'partly' | 'settled';
};

export function reviewersOf({ round }: Pick<ComparisonView, 'round'>): CompareReviewer[] {
  return round.reviewers.map(({ userId, name, letter }, index) => ({
    userId,
    name,
    letter,
    index,
  }));
}

/** @param decisions those that stand now, which may be newer than what the view came with. */
export function groupsOf(
  view: ComparisonView,
  decisions: readonly AnnotationView[],
): CompareGroup[] {
  const reviewers = reviewersOf(view);
  const annotations = new Map(view.annotations.map((annotation) => [annotation.id, annotation]));
  const settledBy = new Map<string, AnnotationView[]>();
  for (const decision of decisions) {
    for (const id of decision.derivedFrom) {
      settledBy.set(id, [...(settledBy.get(id) ?? []), decision]);
    }
  }
  return view.groups.map((group, index): CompareGroup => {
    const members = group.annotationIds.flatMap((id) => annotations.get(id) ?? []);
    const unsettled = members.filter(({ id }) => !settledBy.has(id));
    return {
      key: group.key,
      number: index + 1,
      start: group.start,
      end: group.end,
      sides: reviewers.map((reviewer) => ({
        reviewer,
        claims: members.filter(({ reviewerId }) => reviewerId === reviewer.userId),
      })),
      members,
      differences: group.differences,
      agreed: group.agreed,
      decisions: [...new Set(members.flatMap(({ id }) => settledBy.get(id) ?? []))],
      unsettled,
      state:
        unsettled.length === 0
          ? 'settled'
          : unsettled.length === members.length
            ? 'open'
            : 'partly',
    };
  });
}

export type CompareCounts = {
  groups: number;
  /** Groups with something to weigh up, settled or not. */
  disagreements: number;
  /** Those of them that are open. */
  toResolve: number;
  /** Groups in full agreement that nobody has accepted yet. */
  agreedOpen: number;
  /** Groups that are not settled, in agreement or not. */
  open: number;
};

export function countsOf(groups: readonly CompareGroup[]): CompareCounts {
  const disagreements = groups.filter(({ agreed }) => !agreed);
  return {
    groups: groups.length,
    disagreements: disagreements.length,
    toResolve: disagreements.filter(({ state }) => state !== 'settled').length,
    agreedOpen: groups.filter(({ agreed, state }) => agreed && state === 'open').length,
    open: groups.filter(({ state }) => state !== 'settled').length,
  };
}

/** The next group to weigh up after (or before) the given one, going round at the end. */
export function nextToResolve(
  groups: readonly CompareGroup[],
  fromKey: string | null,
  direction: Direction = 'forward',
): string | null {
  return nextAround(
    groups,
    fromKey,
    direction,
    ({ agreed, state }) => !agreed && state !== 'settled',
  );
}

/** The decisions of a round as the domain reads them. */
export function asAdjudicated(decisions: readonly AnnotationView[]): AdjudicatedClaim[] {
  return decisions.flatMap(({ decision, ...rest }) =>
    decision === null ? [] : [{ ...rest, decision }],
  );
}
