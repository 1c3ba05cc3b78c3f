import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { env } from '@/lib/server/env';
import { defineRoute } from '@/lib/server/runtime';
import { removeWebhook, updateWebhook } from '@/lib/server/use-cases/change-webhooks';

export const PATCH = defineRoute(endpoints.updateWebhook, {
  run: ({ params, body }, context) => updateWebhook({ ...params, body }, context, env()),
});

export const DELETE = defineRoute(endpoints.removeWebhook, {
  run: ({ params }, context) => removeWebhook(params, context),
});
