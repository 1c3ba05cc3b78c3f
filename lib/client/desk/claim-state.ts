/** What is left to do on a claim, and which claims a filter shows. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { QueryView } from '@/lib/contracts/round';
import type { CheckStatus } from '@/lib/domain/claims/claim';
import { OPINION } from '@/lib/domain/claims/verdict-scale';

/** Open, queried or changed: the passage keeps its tint until the desk has finished with it. */
export function needsWork({ checkStatus }: Pick<AnnotationView, 'checkStatus'>): boolean {
  return checkStatus === 'open' || checkStatus === 'queried' || checkStatus === 'changed';
}

/** An opinion needs no citation; every other claim does. */
export function isUncited({ citations, verdict }: AnnotationView): boolean {
  return citations.length === 0 && verdict !== OPINION;
}

export const DESK_SECTIONS = ['all', 'needs_work', 'queries'] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];

export type DeskFilters = {
  section: DeskSection;
  /** Empty shows every status; so do the verdicts. `none` stands for no verdict yet. */
  statuses: ReadonlySet<CheckStatus>;
  verdicts: ReadonlySet<string>;
  isUncitedOnly: boolean;
};

export const NO_VERDICT = 'none';

export const NO_FILTERS: DeskFilters = {
  section: 'all',
  statuses: new Set(),
  verdicts: new Set(),
  isUncitedOnly: false,
};

export function isFiltered({ section, statuses, verdicts, isUncitedOnly }: DeskFilters): boolean {
  return section !== 'all' || statuses.size > 0 || verdicts.size > 0 || isUncitedOnly;
}

export function openlyQueried(queries: readonly QueryView[]): ReadonlySet<string> {
  return new Set(
    queries.filter(({ state }) => state === 'open').map(({ annotationId }) => annotationId),
  );
}

export function isShown(
  annotation: AnnotationView,
  filters: DeskFilters,
  queried: ReadonlySet<string>,
): boolean {
  const { section, statuses, verdicts, isUncitedOnly } = filters;
  if (section === 'needs_work' && !needsWork(annotation)) return false;
  if (section === 'queries' && !queried.has(annotation.id)) return false;
  if (statuses.size > 0 && !statuses.has(annotation.checkStatus)) return false;
  if (verdicts.size > 0 && !verdicts.has(annotation.verdict ?? NO_VERDICT)) return false;
  return !isUncitedOnly || isUncited(annotation);
}

/** A set with the value in it if it was not, and without it if it was. */
export function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
