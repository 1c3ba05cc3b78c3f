import * as rounds from '@/lib/contracts/endpoints/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { updateQuery } from '@/lib/server/use-cases/change-queries';

export const PATCH = defineRoute(rounds.updateQuery, {
  run: ({ params, body }, context) => updateQuery({ ...params, body }, context),
});
