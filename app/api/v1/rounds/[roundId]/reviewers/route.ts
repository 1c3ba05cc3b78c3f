import * as assignments from '@/lib/contracts/endpoints/assignments';
import { defineRoute } from '@/lib/server/runtime';
import { changeReviewers } from '@/lib/server/use-cases/change-assignment';

export const POST = defineRoute(assignments.changeReviewers, {
  run: ({ params, body }, context) => changeReviewers({ ...params, ...body }, context),
});
