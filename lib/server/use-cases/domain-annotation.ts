import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AdjudicatedClaim, Annotation } from '@/lib/domain/claims/annotation';

/** An annotation as the domain sees it: what is said of the passage, without versions and times. */
export function toAnnotation(view: AnnotationView): Annotation {
  const { id, reviewerId, start, end, exact, citations } = view;
  const { claimText, claimType, priority, attribution, checkStatus } = view;
  const { verdict, confidence, rationale, suggestedFix } = view;
  return {
    id,
    reviewerId,
    start,
    end,
    exact,
    citations,
    claimText,
    claimType,
    priority,
    attribution,
    checkStatus,
    verdict,
    confidence,
    rationale,
    suggestedFix,
  };
}

/** A standing decision as the domain sees it. */
export function toAdjudicated(view: AnnotationView): AdjudicatedClaim {
  if (view.decision === null) throw new Error(`Decision ${view.id} has no decision`);
  const { decision, cause, reason, derivedFrom } = view;
  return { ...toAnnotation(view), decision, cause, reason, derivedFrom };
}
