import * as decisions from '@/lib/contracts/endpoints/decisions';
import { getComparison } from '@/lib/server/queries/get-comparison';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(decisions.getComparison, {
  run: ({ params }, context) => getComparison(params.roundId, context),
});
