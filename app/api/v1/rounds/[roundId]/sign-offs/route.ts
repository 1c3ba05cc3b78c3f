import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { sign } from '@/lib/server/use-cases/sign';

export const POST = defineRoute(decisions.sign, {
  run: ({ params, body }, context) => sign({ ...params, ...body }, context),
});
