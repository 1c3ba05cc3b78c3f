import * as search from '@/lib/contracts/endpoints/search';
import { searchNewsroom } from '@/lib/server/queries/search-newsroom';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(search.search, {
  run: ({ query }, context) => searchNewsroom(query, context),
});
