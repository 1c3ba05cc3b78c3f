/** The review of a version as data: what stands in the queue, in which order, and what is next. */
import type { CarriedPassageView } from '@/lib/contracts/versions';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';

export type ReviewItem = {
  id: string;
  /** Its number in the reading order of the version before. */
  number: number;
  passage: CarriedPassageView;
  /** Waits for a person, was decided by one, or never needed one. */
  state: 'waits' | 'done' | 'rest';
};

/**
 * One item for each passage, in the order of the version before. A reading that
 * follows a decision is listed only where the decision itself is not.
 */
export function itemsOf(passages: readonly CarriedPassageView[]): ReviewItem[] {
  const known = new Set(passages.map(({ annotation }) => annotation.id));
  return passages
    .filter(({ settledById }) => settledById === null || !known.has(settledById))
    .toSorted((a, b) => {
      const [one, other] = [oldPlaceOf(a), oldPlaceOf(b)];
      return one.start === other.start ? one.end - other.end : one.start - other.start;
    })
    .map((passage, index) => ({
      id: passage.annotation.id,
      number: index + 1,
      passage,
      state: passage.waits ? 'waits' : passage.outcome === null ? 'rest' : 'done',
    }));
}

/** Where it stood; one that had no place in the version before either has that of its last words. */
export function oldPlaceOf({ before, annotation }: CarriedPassageView): {
  start: number;
  end: number;
  exact: string;
} {
  return before ?? annotation;
}

export type FateCounts = Record<CarriedStatus, number>;

export function countFates(items: readonly ReviewItem[]): FateCounts {
  const counts: FateCounts = { anchored: 0, moved: 0, changed: 0, ambiguous: 0, orphaned: 0 };
  for (const { passage } of items) counts[passage.status] += 1;
  return counts;
}

/** What is listed: all of one fate, or everything that needs or needed a person. */
export function listedItems(
  items: readonly ReviewItem[],
  fate: CarriedStatus | null,
): readonly ReviewItem[] {
  return fate === null
    ? items.filter(({ state }) => state !== 'rest')
    : items.filter(({ passage }) => passage.status === fate);
}

/**
 * The next item in a direction, round the end: one that waits, or, where none is
 * left to wait, whichever comes next.
 */
export function nextItem(
  listed: readonly ReviewItem[],
  from: string | null,
  direction: 1 | -1,
): ReviewItem | null {
  const waiting = listed.filter(({ id, state }) => state === 'waits' && id !== from);
  const among = waiting.length > 0 ? waiting : listed.filter(({ id }) => id !== from);
  const start = listed.findIndex(({ id }) => id === from);
  const numberOf = listed[start]?.number;
  if (numberOf === undefined) return (direction === 1 ? among[0] : among.at(-1)) ?? null;
  const ahead =
    direction === 1
      ? among.find(({ number }) => number > numberOf)
      : among.findLast(({ number }) => number < numberOf);
  return ahead ?? (direction === 1 ? among[0] : among.at(-1)) ?? null;
}

/** The page opens at a passage that something leads to, else at the first that waits. */
export function firstItem(items: readonly ReviewItem[], openAt: string | null): string | null {
  const asked = items.find(({ id }) => id === openAt);
  return (asked ?? items.find(({ state }) => state === 'waits'))?.id ?? null;
}
