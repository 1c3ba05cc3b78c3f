import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { answerQuery } from '@/lib/server/use-cases/change-queries';

export const POST = defineRoute(rounds.answerQuery, {
  run: ({ params, body }, context) => answerQuery({ ...params, ...body }, context),
});
