import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { closeRound } from '@/lib/server/use-cases/close-round';

export const POST = defineRoute(rounds.closeRound, {
  run: ({ params }, context) => closeRound(params, context),
});
