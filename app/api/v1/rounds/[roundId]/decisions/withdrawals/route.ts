import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { withdrawDecisions } from '@/lib/server/use-cases/withdraw-decisions';

export const POST = defineRoute(decisions.withdrawDecisions, {
  run: ({ params, body }, context) => withdrawDecisions({ ...params, ...body }, context),
});
