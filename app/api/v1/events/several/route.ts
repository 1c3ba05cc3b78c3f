import { followSeveral } from '@/lib/contracts/endpoints/presence';
import { defineRoute, liveArticles } from '@/lib/server/runtime';

export const GET = defineRoute(followSeveral, {
  run: ({ query }, context) =>
    liveArticles().openSeveral(
      query.of.map(([of, after]) => ({ of, after })),
      context,
    ),
});
