/**
 * Two rounds side by side as groups of the comparison screen: each column (the
 * decided claims of a round, or one reviewer's) takes the place of a reviewer.
 */
import type { ComparedColumn, ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import { findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';

import type { CompareGroup, CompareReviewer } from '../compare-model';

export type Column = CompareReviewer & { roundId: string; roundOrdinal: number };

export function columnsOf({ columns }: ComparedRoundsView): Column[] {
  return columns.map((column, index) => ({
    userId: column.id,
    name: nameOf(column),
    letter: `${column.isFromFile === true ? 'F' : column.roundOrdinal}${column.reviewer?.letter ?? ''}`,
    index,
    roundId: column.roundId,
    roundOrdinal: column.roundOrdinal,
  }));
}

function nameOf({ reviewer, roundOrdinal, isFromFile = false }: ComparedColumn): string {
  if (isFromFile) return `File, ${reviewer?.name ?? 'no name'}`;
  return reviewer === null
    ? `Round ${roundOrdinal}, decided`
    : `Round ${roundOrdinal}, ${reviewer.name}`;
}

/** The verdicts of a column are those of its round's scale, which may not be the other's. */
export function verdictIn(
  { first, second }: ComparedRoundsView,
  { roundId }: Pick<Column, 'roundId'>,
  verdictId: string | null,
): Verdict | null {
  return findVerdict(roundId === first.id ? first.scale : second.scale, verdictId);
}

export function comparedGroups(
  view: ComparedRoundsView,
  columns: readonly Column[],
): CompareGroup[] {
  const annotations = new Map(view.annotations.map((one) => [one.id, one]));
  return view.groups.map((group, index): CompareGroup => {
    const members = group.annotationIds.flatMap((id) => annotations.get(id) ?? []);
    return {
      key: group.key,
      number: index + 1,
      start: group.start,
      end: group.end,
      sides: columns.map((reviewer) => ({
        reviewer,
        claims: members.filter(({ columnId }) => columnId === reviewer.userId),
      })),
      members,
      differences: group.differences.map(({ kind }) => kind),
      agreed: group.agreed,
      decisions: [],
      unsettled: [],
      state: 'open',
    };
  });
}

const CARRIED_WORDS = {
  anchored: null,
  moved: 'Moved',
  changed: 'Words changed since',
} as const;

/** What became of a passage on its way to the newer text, where that is worth a word. */
export function carriedOf(view: ComparedRoundsView): ReadonlyMap<string, string> {
  return new Map(
    view.annotations.flatMap(({ id, carried }) => {
      const words = carried === null ? null : CARRIED_WORDS[carried];
      return words === null ? [] : [[id, words] as const];
    }),
  );
}
