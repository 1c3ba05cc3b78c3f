/**
 * Groups, differences and agreement over columns. A column is one reading: that of
 * a reviewer, of a file, or what a round decided; a person may have one in each of
 * two rounds.
 */
import { STANDARD_BOOTSTRAP } from '../agreement/bootstrap';
import { tokensOf } from '../agreement/tokens';
import {
  type ArticleText,
  type CodePointOffset,
  type CodePointSpan,
  offsetMap,
} from '../anchoring/article-text';
import { alignAnnotations } from './align-annotations';
import type { Comparable, Difference } from './comparison-group';
import { isAgreement } from './differences';
import { measureAgreement, type RoundAgreement } from './measure-agreement';

export type ComparedGroup = CodePointSpan & {
  key: string;
  /** The words from the first to the last that a member marks. */
  exact: string;
  annotationIds: readonly string[];
  /** The members one to one: at most one of each column. */
  units: readonly (readonly string[])[];
  /** Columns, in their order. */
  markedBy: readonly string[];
  missedBy: readonly string[];
  differences: readonly Difference[];
  agreed: boolean;
};

export function compareColumns(
  annotations: readonly (Comparable & { columnId: string })[],
  columnIds: readonly string[],
  about: { text: ArticleText; language: string; verdictOrder: readonly string[] },
): { groups: ComparedGroup[]; agreement: RoundAgreement } {
  const { text, language, verdictOrder } = about;
  const wordsAt = wordsOf(text);
  const comparison = alignAnnotations(
    annotations.map((annotation) => ({ ...annotation, reviewerId: annotation.columnId })),
    columnIds,
  );
  const groups = comparison.groups.map((group): ComparedGroup => {
    const span = { start: group.start as CodePointOffset, end: group.end as CodePointOffset };
    return {
      key: group.key,
      ...span,
      exact: wordsAt(span),
      annotationIds: group.members.map(({ id }) => id),
      units: group.units.map((unit) => unit.map(({ id }) => id)),
      markedBy: group.markedBy,
      missedBy: columnIds.filter((id) => !group.markedBy.includes(id)),
      differences: group.differences,
      agreed: isAgreement(group),
    };
  });
  const agreement = measureAgreement(comparison, {
    length: offsetMap(text).length,
    tokens: tokensOf(text, language),
    verdictOrder,
    bootstrap: STANDARD_BOOTSTRAP,
  });
  return { groups, agreement };
}

/** The words of a stretch, for many stretches of one text. */
export function wordsOf(text: ArticleText): (span: { start: number; end: number }) => string {
  const offsets = offsetMap(text);
  const indexOf = (offset: number) => offsets.toIndex(offset as CodePointOffset);
  return ({ start, end }) => text.slice(indexOf(start), indexOf(end));
}
