import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { defineRoute } from '@/lib/server/runtime';
import { replayDelivery } from '@/lib/server/use-cases/change-webhooks';

export const POST = defineRoute(endpoints.replayDelivery, {
  run: ({ params }, context) => replayDelivery(params, context),
});
