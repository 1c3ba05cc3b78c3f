import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { env } from '@/lib/server/env';
import { defineRoute } from '@/lib/server/runtime';
import { tryWebhook } from '@/lib/server/use-cases/change-webhooks';

export const POST = defineRoute(endpoints.tryWebhook, {
  run: ({ params }, context) => tryWebhook(params, context, env()),
});
