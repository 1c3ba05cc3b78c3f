import * as assignments from '@/lib/contracts/endpoints/assignments';
import { defineRoute } from '@/lib/server/runtime';
import { reopenReading } from '@/lib/server/use-cases/reopen-reading';

export const POST = defineRoute(assignments.reopenReading, {
  run: ({ params, body }, context) => reopenReading({ ...params, ...body }, context),
});
