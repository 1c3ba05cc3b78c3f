import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { createRound } from '@/lib/server/use-cases/create-round';

export const POST = defineRoute(rounds.createRound, {
  run: ({ params, body }, context) => createRound({ ...params, ...body }, context),
});
