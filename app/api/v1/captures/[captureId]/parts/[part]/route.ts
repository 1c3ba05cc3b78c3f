import * as evidence from '@/lib/contracts/endpoints/evidence';
import { blobs } from '@/lib/server/blobs/blobs';
import { getCapturePart } from '@/lib/server/queries/get-capture';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(evidence.getCapturePart, {
  run: ({ params }, context) => getCapturePart(params, blobs(), context),
});
