import * as decisions from '@/lib/contracts/endpoints/decisions';
import { getFeedback } from '@/lib/server/queries/get-feedback';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(decisions.getFeedback, {
  run: ({ params, query }, context) => getFeedback({ ...params, ...query }, context),
});
