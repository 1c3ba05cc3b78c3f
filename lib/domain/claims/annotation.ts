/**
 * An annotation as comparison, sign-off and reports see it: the target, the
 * findings and the citations of one reviewer, or of the adjudicator.
 */
import type { CodePointOffset } from '../anchoring/article-text';
import type { Citation, ClaimFindings } from './claim';

export const DECISIONS = ['took', 'merged', 'wrote', 'rejected'] as const;
/** How an adjudicator settled a group of annotations. */
export type Decision = (typeof DECISIONS)[number];

export const CAUSES = ['scale', 'scope', 'timing', 'evidence', 'reading'] as const;
/** Why two careful people differed. */
export type Cause = (typeof CAUSES)[number];

export type Annotation = ClaimFindings & {
  id: string;
  /** Whose reading this is; of an adjudicated claim, who decided. */
  reviewerId: string;
  /** Code points of the version's text, end exclusive. */
  start: CodePointOffset;
  end: CodePointOffset;
  /** The quoted words: `text[start:end]` of the version the annotation was made on. */
  exact: string;
  citations: readonly Citation[];
};

/** A decision is an annotation too: what the desk says of the passage, and what it settles. */
export type AdjudicatedClaim = Annotation & {
  decision: Decision;
  cause: Cause | null;
  reason: string;
  /** The reviewers' annotations this settles. Never empty. */
  derivedFrom: readonly string[];
};
