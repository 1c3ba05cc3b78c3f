import * as talk from '@/lib/contracts/endpoints/talk';
import { getTalk } from '@/lib/server/queries/get-talk';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(talk.getTalk, {
  run: ({ params }, context) => getTalk(params.annotationId, context),
});
