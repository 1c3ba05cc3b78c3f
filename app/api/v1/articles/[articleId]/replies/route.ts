import * as replies from '@/lib/contracts/endpoints/replies';
import { listReplies } from '@/lib/server/queries/get-replies';
import { defineRoute } from '@/lib/server/runtime';
import { markCriticism } from '@/lib/server/use-cases/change-replies';

export const GET = defineRoute(replies.listReplies, {
  run: ({ params }, context) => listReplies(params.articleId, context),
});

export const POST = defineRoute(replies.markCriticism, {
  run: ({ params, body }, context) => markCriticism({ ...params, ...body }, context),
});
