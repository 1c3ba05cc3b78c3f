import * as assignments from '@/lib/contracts/endpoints/assignments';
import { defineRoute } from '@/lib/server/runtime';
import { giveSecondReading } from '@/lib/server/use-cases/give-second-reading';

export const POST = defineRoute(assignments.giveSecondReading, {
  run: ({ params, body, ifMatch }, context) =>
    giveSecondReading({ ...params, ...body, ifMatch }, context),
});
