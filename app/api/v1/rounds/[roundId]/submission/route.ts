import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { submitReading } from '@/lib/server/use-cases/close-round';

export const POST = defineRoute(rounds.submitReading, {
  run: ({ params }, context) => submitReading(params, context),
});
