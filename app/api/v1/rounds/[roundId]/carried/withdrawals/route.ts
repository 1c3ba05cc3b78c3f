import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { takeBackConfirmed } from '@/lib/server/use-cases/take-back-confirmed';

export const POST = defineRoute(versions.takeBackConfirmed, {
  run: ({ params, body }, context) => takeBackConfirmed({ ...params, ...body }, context),
});
