import * as assignments from '@/lib/contracts/endpoints/assignments';
import { getRoundRules } from '@/lib/server/queries/get-round-rules';
import { defineRoute } from '@/lib/server/runtime';
import { changeRoundRules } from '@/lib/server/use-cases/change-round-rules';

export const GET = defineRoute(assignments.getRoundRules, {
  run: (_, context) => getRoundRules(context),
});

export const PUT = defineRoute(assignments.changeRoundRules, {
  run: ({ body }, context) => changeRoundRules(body, context),
});
