import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { acceptFix } from '@/lib/server/use-cases/answer-fix';

export const POST = defineRoute(talk.acceptFix, {
  run: ({ params }, context) => acceptFix(params, context),
});
