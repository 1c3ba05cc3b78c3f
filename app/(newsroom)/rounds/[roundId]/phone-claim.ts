import type { MarginClaim } from '@/components/annotations/margin-claim';
import type { QueryView } from '@/lib/contracts/round';

/** What the bar at the foot of a phone says of a claim. */
export function phoneClaim(
  { annotation, number, verdict }: MarginClaim,
  queries: readonly QueryView[],
) {
  const asked = queries.filter(({ annotationId }) => annotationId === annotation.id).length;
  return { number, verdict, citations: annotation.citations.length, queries: asked };
}
