import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { defineRoute } from '@/lib/server/runtime';
import { revokeInvitation } from '@/lib/server/use-cases/revoke-invitation';

export const DELETE = defineRoute(endpoints.revokeInvitation, {
  run: ({ params }, context) => revokeInvitation(params, context),
});
