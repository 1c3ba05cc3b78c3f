import * as evidence from '@/lib/contracts/endpoints/evidence';
import { getCapture } from '@/lib/server/queries/get-capture';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(evidence.getCapture, {
  run: ({ params }, context) => getCapture(params.captureId, context),
});
