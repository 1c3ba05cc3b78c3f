import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { defineRoute } from '@/lib/server/runtime';
import { markNotification } from '@/lib/server/use-cases/mark-notifications';

export const PATCH = defineRoute(endpoints.markNotification, {
  run: ({ params, body }, context) => markNotification({ ...params, ...body }, context),
});
