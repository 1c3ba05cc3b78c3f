import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { getDeliveries } from '@/lib/server/queries/list-webhooks';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(endpoints.listDeliveries, {
  run: ({ params, query }, context) => getDeliveries({ ...params, ...query }, context),
});
