import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { reopenRound } from '@/lib/server/use-cases/reopen-round';

export const POST = defineRoute(rounds.reopenRound, {
  run: ({ params, body }, context) => reopenRound({ ...params, ...body }, context),
});
