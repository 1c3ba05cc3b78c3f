import 'server-only';

import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import type { ComparedGroup } from '@/lib/domain/comparison/compare-columns';
import type { Comparable, Difference } from '@/lib/domain/comparison/comparison-group';
import type { RoundAgreement } from '@/lib/domain/comparison/measure-agreement';
import { overlap } from '@/lib/domain/comparison/passage';

type Named = Comparable & { columnId: string; givenId?: string };

/** What a comparison on the command line is made of. Columns are named by their ids. */
export type Compared = {
  /** Told first: which rounds and files, in the text of which version. */
  about: Readonly<Record<string, unknown>>;
  columnIds: readonly string[];
  annotations: readonly (Named & { carried?: CarriedStatus | null })[];
  groups: readonly ComparedGroup[];
  /** Passages without a certain place in the text, with their status. */
  unplaced: readonly Readonly<Record<string, unknown>>[];
  agreement: RoundAgreement;
  wordsAt: (span: { start: number; end: number }) => string;
};

/** The one document that `compare` prints; the same readings give it character for character. */
export function toDocument(compared: Compared) {
  const { about, columnIds, annotations, groups, unplaced, agreement, wordsAt } = compared;
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const membersOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    ...about,
    reviewers: columnIds,
    counts: countsOf(compared),
    groups: groups.map((group) => ({
      key: group.key,
      start: group.start,
      end: group.end,
      exact: group.exact,
      agreed: group.agreed,
      markedBy: group.markedBy,
      missedBy: group.missedBy,
      members: membersOf(group.annotationIds).map((member) => ({
        ...nameOf(member),
        start: member.start,
        end: member.end,
        exact: wordsAt(member),
        verdict: member.verdict,
        ...(member.carried !== undefined && { carried: member.carried }),
      })),
      units: group.units.map((unit) => membersOf(unit).map(nameOf)),
      pairs: group.units.flatMap((unit) => pairsOf(membersOf(unit))),
      differences: group.differences.map((difference) => withWords(difference, group, wordsAt)),
    })),
    unplaced,
    agreement: toAgreement(agreement),
  };
}

export function nameOf({ columnId, id, givenId }: Pick<Named, 'columnId' | 'id' | 'givenId'>) {
  return { reviewer: columnId, id: givenId ?? id };
}

/** Each two of a unit, with the share of all words of either that both mark. */
function pairsOf(unit: readonly Named[]) {
  return unit.flatMap((a, at) =>
    unit.slice(at + 1).map((b) => ({ a: nameOf(a), b: nameOf(b), overlap: overlap(a, b) })),
  );
}

type WordsAt = Compared['wordsAt'];

function withWords(difference: Difference, group: ComparedGroup, wordsAt: WordsAt) {
  switch (difference.kind) {
    case 'boundary':
      return {
        kind: difference.kind,
        // The space between two pieces is nobody's dispute.
        disputed: difference.disputed
          .map(({ start, end, markedBy }) => ({
            start,
            end,
            exact: wordsAt({ start, end }),
            markedBy,
            notMarkedBy: group.markedBy.filter((id) => !markedBy.includes(id)),
          }))
          .filter(({ exact }) => exact.trim() !== ''),
      };
    case 'verdict':
      return { kind: difference.kind, verdicts: difference.verdicts.map(byReviewer) };
    case 'type':
      return { kind: difference.kind, types: difference.types.map(byReviewer) };
    case 'priority':
      return { kind: difference.kind, priorities: difference.priorities.map(byReviewer) };
    case 'citation': {
      const { kind, why, sources } = difference;
      return { kind, why, sources: sources.map(byReviewer) };
    }
    case 'only_some':
    case 'wording':
      return difference;
  }
}

function byReviewer<Value>({ reviewerId, values }: { reviewerId: string; values: Value }) {
  return { reviewer: reviewerId, values };
}

function countsOf({ columnIds, annotations, groups, unplaced }: Compared) {
  const byDifference: Record<Difference['kind'], number> = {
    only_some: 0,
    boundary: 0,
    verdict: 0,
    citation: 0,
    type: 0,
    priority: 0,
    wording: 0,
  };
  for (const { differences } of groups) for (const { kind } of differences) byDifference[kind] += 1;
  const agreed = groups.filter((group) => group.agreed).length;
  return {
    reviewers: columnIds.map((columnId) => ({
      reviewer: columnId,
      annotations: annotations.filter((one) => one.columnId === columnId).length,
    })),
    annotations: annotations.length,
    unplaced: unplaced.length,
    groups: groups.length,
    agreed,
    disagreements: groups.length - agreed,
    byDifference,
  };
}

function toAgreement({ claimCounts: _counts, pairs, ...overAll }: RoundAgreement) {
  return {
    ...overAll,
    pairs: pairs.map(({ reviewerIds, ...measures }) => ({ reviewers: reviewerIds, ...measures })),
  };
}
