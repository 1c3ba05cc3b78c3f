import * as endpoints from '@/lib/contracts/endpoints/articles';
import { listArticles } from '@/lib/server/queries/articles';
import { defineRoute } from '@/lib/server/runtime';
import { createArticle } from '@/lib/server/use-cases/create-article';

export const GET = defineRoute(endpoints.listArticles, {
  run: ({ query }, context) => listArticles(query, context),
});

export const POST = defineRoute(endpoints.createArticle, {
  run: ({ body }, context) => createArticle(body, context),
});
