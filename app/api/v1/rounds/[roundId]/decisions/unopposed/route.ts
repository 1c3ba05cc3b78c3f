import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { takeUnopposed } from '@/lib/server/use-cases/take-unopposed';

export const POST = defineRoute(decisions.takeUnopposed, {
  run: ({ params, body }, context) => takeUnopposed({ ...params, ...body }, context),
});
