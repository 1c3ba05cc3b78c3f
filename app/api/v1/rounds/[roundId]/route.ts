import * as rounds from '@/lib/contracts/endpoints/rounds';
import { getRound } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(rounds.getRound, {
  run: ({ params }, context) => getRound(params.roundId, context),
});
