import * as decisions from '@/lib/contracts/endpoints/decisions';
import { getSignOff } from '@/lib/server/queries/get-sign-off';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(decisions.getSignOff, {
  run: ({ params }, context) => getSignOff(params.roundId, context),
});
