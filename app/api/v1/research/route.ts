import * as research from '@/lib/contracts/endpoints/research';
import { getResearch } from '@/lib/server/queries/get-research';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(research.getResearch, {
  run: ({ query }, context) => getResearch(query, context),
});
