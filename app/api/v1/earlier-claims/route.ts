import * as search from '@/lib/contracts/endpoints/search';
import { findEarlierClaims } from '@/lib/server/queries/find-earlier-claims';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(search.findEarlierClaims, {
  run: ({ query }, context) => findEarlierClaims(query, context),
});
