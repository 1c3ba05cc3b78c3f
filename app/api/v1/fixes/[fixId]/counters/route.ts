import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { counterFix } from '@/lib/server/use-cases/answer-fix';

export const POST = defineRoute(talk.counterFix, {
  run: ({ params, body }, context) => counterFix({ ...params, ...body }, context),
});
