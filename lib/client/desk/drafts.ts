/** A claim as it stands between the key that marks it and the server's answer. */
import type { AnnotationView, CreateAnnotationInput } from '@/lib/contracts/annotation';

type DraftContext = { articleId: string; roundId: string; reviewerId: string; now: string };

export function draftAnnotation(
  body: CreateAnnotationInput,
  { articleId, roundId, reviewerId, now }: DraftContext,
): AnnotationView {
  const { position, quote } = body.target;
  return {
    id: body.id,
    articleId,
    roundId,
    reviewerId,
    origin: 'reviewer',
    start: position.start as AnnotationView['start'],
    end: position.end as AnnotationView['end'],
    exact: quote.exact,
    isPlaced: true,
    claimText: body.claimText ?? quote.exact,
    claimType: body.claimType ?? 'fact',
    priority: body.priority ?? 'medium',
    attribution: body.attribution ?? [],
    checkStatus: body.checkStatus ?? 'open',
    verdict: body.verdict ?? null,
    confidence: body.confidence ?? null,
    rationale: body.rationale ?? null,
    suggestedFix: body.suggestedFix ?? null,
    citations: [],
    decision: null,
    cause: null,
    reason: '',
    derivedFrom: [],
    version: 0,
    createdAt: now,
    updatedAt: now,
    updatedById: reviewerId,
  };
}
