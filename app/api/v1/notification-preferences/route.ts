import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { env } from '@/lib/server/env';
import { defineRoute } from '@/lib/server/runtime';
import {
  changeNotificationPreferences,
  getNotificationPreferences,
} from '@/lib/server/use-cases/notification-preferences';

export const GET = defineRoute(endpoints.getNotificationPreferences, {
  run: (_, context) => getNotificationPreferences(context, env()),
});

export const PUT = defineRoute(endpoints.changeNotificationPreferences, {
  run: ({ body }, context) => changeNotificationPreferences(body, context, env()),
});
