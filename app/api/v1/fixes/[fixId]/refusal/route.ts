import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { declineFix } from '@/lib/server/use-cases/answer-fix';

export const POST = defineRoute(talk.declineFix, {
  run: ({ params, body }, context) => declineFix({ ...params, ...body }, context),
});
