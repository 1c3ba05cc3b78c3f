import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

/** A claim as it stands in the margin. */
export type MarginClaim = {
  annotation: AnnotationView;
  number: number;
  verdict: Verdict | null;
};
