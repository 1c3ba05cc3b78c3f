import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { decide } from '@/lib/server/use-cases/decide';

export const POST = defineRoute(decisions.decide, {
  run: ({ params, body }, context) => decide({ ...params, body }, context),
});
