import * as talk from '@/lib/contracts/endpoints/talk';
import { defineRoute } from '@/lib/server/runtime';
import { deleteComment, editComment } from '@/lib/server/use-cases/change-comments';

export const PATCH = defineRoute(talk.editComment, {
  run: ({ params, body }, context) => editComment({ ...params, ...body }, context),
});

export const DELETE = defineRoute(talk.deleteComment, {
  run: ({ params }, context) => deleteComment(params, context),
});
