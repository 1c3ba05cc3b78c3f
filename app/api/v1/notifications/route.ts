import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { listNotifications } from '@/lib/server/queries/list-notifications';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(endpoints.listNotifications, {
  run: ({ query }, context) => listNotifications(query, context),
});
