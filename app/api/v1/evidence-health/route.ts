import * as evidence from '@/lib/contracts/endpoints/evidence';
import { getEvidenceHealth } from '@/lib/server/queries/get-evidence-health';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(evidence.getEvidenceHealth, {
  run: ({ query }, context) => getEvidenceHealth(query, context),
});
