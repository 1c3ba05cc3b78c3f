import * as signOff from '@/lib/contracts/endpoints/sign-off';
import { defineRoute } from '@/lib/server/runtime';
import { changeRoundStages } from '@/lib/server/use-cases/change-round-stages';

export const POST = defineRoute(signOff.changeRoundStages, {
  run: ({ params, body }, context) => changeRoundStages({ ...params, ...body }, context),
});
