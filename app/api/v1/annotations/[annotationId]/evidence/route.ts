import * as evidence from '@/lib/contracts/endpoints/evidence';
import { getEvidence } from '@/lib/server/queries/get-evidence';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(evidence.getEvidence, {
  run: ({ params }, context) => getEvidence(params.annotationId, context),
});
