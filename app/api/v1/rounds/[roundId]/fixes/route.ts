import * as talk from '@/lib/contracts/endpoints/talk';
import { listFixes } from '@/lib/server/queries/fix-views';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(talk.listFixes, {
  run: ({ params }, context) => listFixes(params.roundId, context),
});
