import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { resolveComment } from '@/lib/server/use-cases/change-comments';

export const PUT = defineRoute(talk.resolveComment, {
  run: ({ params, body }, context) => resolveComment({ ...params, ...body }, context),
});
