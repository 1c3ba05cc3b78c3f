import * as rounds from '@/lib/contracts/endpoints/rounds';
import { uuidv7 } from '@/lib/server/new-id';
import { defineRoute } from '@/lib/server/runtime';
import { reopenQuery } from '@/lib/server/use-cases/change-queries';

export const POST = defineRoute(rounds.reopenQuery, {
  run: ({ params, body }, context) =>
    reopenQuery({ ...params, ...body, messageId: uuidv7() }, context),
});
