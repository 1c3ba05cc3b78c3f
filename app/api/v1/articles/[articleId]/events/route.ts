import { followArticle } from '@/lib/contracts/endpoints/articles';
import { defineRoute, liveArticles } from '@/lib/server/runtime';

export const GET = defineRoute(followArticle, {
  run: ({ params, lastEventId }, context) =>
    liveArticles().open({ articleId: params.articleId, lastEventId }, context),
});
