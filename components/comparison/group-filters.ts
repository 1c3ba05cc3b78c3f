/**
 * Which groups are listed. A group is shown when one of the things that hold of
 * it is switched on; what is in full agreement is switched off at first, because
 * there is nothing to weigh up.
 */
import type { CompareGroup, CompareReviewer } from './compare-model';
import { shownBy } from './list-model';

type GroupFilter = { id: string; label: string };

export const AGREED_FILTER = 'agreed';

const BY_DIFFERENCE = [
  { id: 'boundary', label: 'Boundary' },
  { id: 'verdict', label: 'Verdict' },
  { id: 'citation', label: 'Citation' },
  { id: 'type', label: 'Type' },
  { id: 'priority', label: 'Priority' },
] as const;

/** In the order of the list. */
export function filtersOf(reviewers: readonly CompareReviewer[]): GroupFilter[] {
  return [
    ...reviewers.map(({ userId, letter }) => ({
      id: `marked:${userId}`,
      label: reviewers.length === 2 ? `Only ${letter}` : `Not by ${letter}`,
    })),
    ...BY_DIFFERENCE,
    { id: AGREED_FILTER, label: 'In agreement' },
  ];
}

/** The filters that a group answers to. Every group answers to one at least. */
export function filterIdsOf(group: CompareGroup): string[] {
  if (group.agreed) return [AGREED_FILTER];
  const missed = group.sides.filter(({ claims }) => claims.length === 0);
  // Between two, what one of them missed is what only the other has.
  const named =
    group.sides.length === 2 && missed.length > 0
      ? group.sides.filter(({ claims }) => claims.length > 0)
      : missed;
  return [
    ...named.map(({ reviewer }) => `marked:${reviewer.userId}`),
    ...BY_DIFFERENCE.map(({ id }) => id).filter((id) => group.differences.includes(id)),
  ];
}

export function shownGroups(
  groups: readonly CompareGroup[],
  hidden: ReadonlySet<string>,
): CompareGroup[] {
  return shownBy(groups, filterIdsOf, hidden);
}

/** Agreement is left out at first, unless there is nothing else. */
export function hiddenAtFirst(groups: readonly CompareGroup[]): string[] {
  return groups.some(({ agreed }) => !agreed) ? [AGREED_FILTER] : [];
}

/** "12 groups". */
export function groupsInWords(count: number): string {
  return `${count} ${count === 1 ? 'group' : 'groups'}`;
}

/** "Only A", "Only A, C": who marked a passage that others did not. */
export function onlyWords(group: CompareGroup): string {
  const letters = group.sides
    .filter(({ claims }) => claims.length > 0)
    .map(({ reviewer }) => reviewer.letter);
  return `Only ${letters.join(', ')}`;
}
