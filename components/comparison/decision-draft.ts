/** What the adjudicator has begun to say of a group. It is kept until it is saved. */
import type { AnnotationView, CitationView, DecideInput } from '@/lib/contracts/annotation';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { ArticleText, CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { Cause } from '@/lib/domain/claims/annotation';
import type {
  AttributionNode,
  ClaimType,
  Confidence,
  Priority,
  RichText,
} from '@/lib/domain/claims/claim';
import { rationaleFromText } from '@/lib/domain/claims/rationale';
import { rationalePlainText } from '@/lib/domain/claims/rationale-text';
import { proposeMerge } from '@/lib/domain/comparison/adjudication';

export type DraftField = 'cause' | 'reason' | 'claimText' | 'passage' | 'citations';

export type DecisionDraft = {
  cause: Cause | null;
  reason: string;
  problem: { field: DraftField; message: string } | null;
};

export const EMPTY_DRAFT: DecisionDraft = { cause: null, reason: '', problem: null };

/** A citation as the form holds it. */
export type DraftCitation = CitationView & { isIncluded: boolean; isOwn: boolean };

/** The claim that a merge or a decision of one's own puts in place of the readings. */
export type ClaimDraft = {
  start: CodePointOffset;
  end: CodePointOffset;
  claimText: string;
  claimType: ClaimType;
  priority: Priority;
  verdict: string | null;
  confidence: Confidence | null;
  rationaleText: string;
  /** What the text was made from; sent as it is where the words are still the same. */
  rationale: RichText | null;
  attribution: readonly AttributionNode[];
  suggestedFix: string | null;
  citations: readonly DraftCitation[];
};

/** From the first to the last word of any reading, the findings of the first, every citation once. */
export function mergeDraft(members: readonly AnnotationView[]): ClaimDraft {
  const [base, ...others] = members;
  if (base === undefined) throw new Error('A merge of nothing');
  const merged = proposeMerge(base, others);
  return {
    ...merged,
    rationaleText: rationalePlainText(merged.rationale),
    citations: merged.citations.map((citation) => ({
      ...citation,
      isIncluded: true,
      isOwn: false,
    })),
  };
}

/** Nothing but the passage and, switched off, what the reviewers cite. */
export function ownDraft(members: readonly AnnotationView[]): ClaimDraft {
  const merged = mergeDraft(members);
  return {
    ...merged,
    claimText: '',
    verdict: null,
    confidence: null,
    rationaleText: '',
    rationale: null,
    attribution: [],
    suggestedFix: null,
    citations: merged.citations.map((citation) => ({ ...citation, isIncluded: false })),
  };
}

/** The part of a request that carries the claim. */
export function claimBody(
  draft: ClaimDraft,
  text: ArticleText,
  newId: () => string,
): Pick<Extract<DecideInput, { decision: 'wrote' }>, 'target' | 'findings' | 'citations'> {
  const isUnchanged = draft.rationaleText === rationalePlainText(draft.rationale);
  return {
    target: describeTarget(text, draft.start, draft.end),
    findings: {
      claimText: draft.claimText.trim(),
      claimType: draft.claimType,
      priority: draft.priority,
      attribution: [...draft.attribution],
      checkStatus: draft.verdict === null ? 'open' : 'checked',
      verdict: draft.verdict,
      confidence: draft.confidence,
      rationale: isUnchanged ? draft.rationale : rationaleFromText(draft.rationaleText),
      suggestedFix: draft.suggestedFix,
    },
    citations: draft.citations
      .filter(({ isIncluded }) => isIncluded)
      .map(({ isIncluded: _, isOwn: __, ...citation }) => ({ ...citation, id: newId() })),
  };
}
