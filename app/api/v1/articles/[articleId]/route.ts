import * as endpoints from '@/lib/contracts/endpoints/articles';
import { getArticle } from '@/lib/server/queries/articles';
import { defineRoute } from '@/lib/server/runtime';
import { updateArticle } from '@/lib/server/use-cases/update-article';

export const GET = defineRoute(endpoints.getArticle, {
  run: ({ params }, context) => getArticle(params.articleId, context),
});

export const PATCH = defineRoute(endpoints.updateArticle, {
  run: ({ params, body }, context) => updateArticle({ ...params, ...body }, context),
});
