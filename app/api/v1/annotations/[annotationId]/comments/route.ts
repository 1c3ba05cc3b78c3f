import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { addComment } from '@/lib/server/use-cases/change-comments';

export const POST = defineRoute(talk.addComment, {
  run: ({ params, body }, context) => addComment({ ...params, ...body }, context),
});
