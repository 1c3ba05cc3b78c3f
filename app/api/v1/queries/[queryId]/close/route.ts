import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { closeQuery } from '@/lib/server/use-cases/change-queries';

export const POST = defineRoute(rounds.closeQuery, {
  run: ({ params }, context) => closeQuery(params, context),
});
