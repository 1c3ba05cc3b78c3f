import { listSuggestions } from '@/lib/contracts/endpoints/suggestions';
import { getSuggestions } from '@/lib/server/queries/get-suggestions';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(listSuggestions, {
  run: ({ params }, context) => getSuggestions(params.roundId, context),
});
