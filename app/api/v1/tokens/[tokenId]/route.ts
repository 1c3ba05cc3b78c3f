import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { defineRoute } from '@/lib/server/runtime';
import { revokeToken } from '@/lib/server/use-cases/revoke-token';

export const DELETE = defineRoute(endpoints.revokeToken, {
  run: ({ params }, context) => revokeToken(params, context),
});
