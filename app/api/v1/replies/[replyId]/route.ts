import * as replies from '@/lib/contracts/endpoints/replies';
import { defineRoute } from '@/lib/server/runtime';
import { removeReply, updateReply } from '@/lib/server/use-cases/change-replies';

export const PATCH = defineRoute(replies.updateReply, {
  run: ({ params, body, ifMatch }, context) => updateReply({ ...params, ifMatch, body }, context),
});

export const DELETE = defineRoute(replies.removeReply, {
  run: ({ params, ifMatch }, context) => removeReply({ ...params, ifMatch }, context),
});
