import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { askQuery } from '@/lib/server/use-cases/change-queries';

export const POST = defineRoute(rounds.askQuery, {
  run: ({ params, body }, context) => askQuery({ ...params, ...body }, context),
});
