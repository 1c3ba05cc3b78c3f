import * as rounds from '@/lib/contracts/endpoints/rounds';
import { uuidv7 } from '@/lib/server/new-id';
import { defineRoute } from '@/lib/server/runtime';
import { closeQuery } from '@/lib/server/use-cases/change-queries';

export const POST = defineRoute(rounds.closeQuery, {
  run: ({ params, body }, context) =>
    closeQuery({ ...params, ...body, messageId: uuidv7() }, context),
});
