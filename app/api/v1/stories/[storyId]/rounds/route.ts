import * as assignments from '@/lib/contracts/endpoints/assignments';
import { defineRoute } from '@/lib/server/runtime';
import { assignStory } from '@/lib/server/use-cases/assign-story';

export const POST = defineRoute(assignments.assignStory, {
  run: ({ params, body }, context) => assignStory({ ...params, ...body }, context),
});
