import * as articles from '@/lib/contracts/endpoints/articles';
import { listStories } from '@/lib/server/queries/articles';
import { defineRoute } from '@/lib/server/runtime';
import { createStory } from '@/lib/server/use-cases/create-story';

export const GET = defineRoute(articles.listStories, {
  run: (_input, context) => listStories(context),
});

export const POST = defineRoute(articles.createStory, {
  run: ({ body }, context) => createStory(body, context),
});
