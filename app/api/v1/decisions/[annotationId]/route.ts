import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { withdrawDecision } from '@/lib/server/use-cases/withdraw-decision';

export const DELETE = defineRoute(decisions.withdrawDecision, {
  run: ({ params }, context) => withdrawDecision(params, context),
});
