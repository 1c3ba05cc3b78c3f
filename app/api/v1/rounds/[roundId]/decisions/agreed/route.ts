import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { acceptAgreed } from '@/lib/server/use-cases/accept-agreed';

export const POST = defineRoute(decisions.acceptAgreed, {
  run: ({ params }, context) => acceptAgreed(params, context),
});
