import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { QueryView } from '@/lib/contracts/round';
import type { RecordDecision, RecordQuery, RecordReading } from '@/lib/domain/reports/round-record';

/** What the API says of claims and queries, in the words of the record that reports are made from. */

export function recordedClaim(view: AnnotationView): RecordReading | RecordDecision {
  return view.decision === null ? recordedReading(view) : recordedDecision(view);
}

export function recordedReading(view: AnnotationView): RecordReading {
  return {
    id: view.id,
    reviewerId: view.reviewerId,
    start: view.start,
    end: view.end,
    exact: view.exact,
    claimText: view.claimText,
    claimType: view.claimType,
    priority: view.priority,
    attribution: view.attribution,
    checkStatus: view.checkStatus,
    verdict: view.verdict,
    confidence: view.confidence,
    rationale: view.rationale,
    suggestedFix: view.suggestedFix,
    citations: view.citations,
    createdAt: view.createdAt,
    updatedAt: view.updatedAt,
  };
}

export function recordedDecision(view: AnnotationView): RecordDecision {
  if (view.decision === null) throw new Error(`Decision ${view.id} has no decision`);
  const { decision, cause, reason, derivedFrom } = view;
  return { ...recordedReading(view), decision, cause, reason, derivedFrom };
}

export function recordedQuery(view: QueryView): RecordQuery {
  return {
    id: view.id,
    annotationId: view.annotationId,
    askedById: view.askedBy.userId,
    state: view.state,
    exact: view.exact,
    createdAt: view.createdAt,
    closedAt: view.closedAt,
    messages: view.messages.map(({ id, author, body, createdAt }) => ({
      id,
      authorId: author.userId,
      body,
      createdAt,
    })),
  };
}
