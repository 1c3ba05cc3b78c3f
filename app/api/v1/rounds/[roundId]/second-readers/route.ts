import * as assignments from '@/lib/contracts/endpoints/assignments';
import { listSecondReaders } from '@/lib/server/queries/get-second-readers';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(assignments.listSecondReaders, {
  run: ({ params }, context) => listSecondReaders(params.roundId, context),
});
