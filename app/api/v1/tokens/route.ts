import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { listTokens } from '@/lib/server/queries/list-tokens';
import { defineRoute } from '@/lib/server/runtime';
import { createToken } from '@/lib/server/use-cases/create-token';

export const GET = defineRoute(endpoints.listTokens, {
  run: (_, context) => listTokens(context),
});

export const POST = defineRoute(endpoints.createToken, {
  run: ({ body }, context) => createToken(body, context),
});
