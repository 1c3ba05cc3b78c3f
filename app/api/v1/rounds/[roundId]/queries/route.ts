import * as rounds from '@/lib/contracts/endpoints/rounds';
import { listQueries } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(rounds.listQueries, {
  run: ({ params }, context) => listQueries(params.roundId, context),
});
