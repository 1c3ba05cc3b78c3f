import * as talk from '@/lib/contracts/endpoints/talk';
import { getRoundTalk } from '@/lib/server/queries/get-round-talk';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(talk.getRoundTalk, {
  run: ({ params }, context) => getRoundTalk(params.roundId, context),
});
