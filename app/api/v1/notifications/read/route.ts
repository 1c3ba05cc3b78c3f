import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { defineRoute } from '@/lib/server/runtime';
import { markAllNotifications } from '@/lib/server/use-cases/mark-notifications';

export const POST = defineRoute(endpoints.markAllNotifications, {
  run: ({ body }, context) => markAllNotifications(body, context),
});
