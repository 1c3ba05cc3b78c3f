import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { getWebhooks } from '@/lib/server/queries/list-webhooks';
import { env } from '@/lib/server/env';
import { defineRoute } from '@/lib/server/runtime';
import { createWebhook } from '@/lib/server/use-cases/change-webhooks';

export const GET = defineRoute(endpoints.listWebhooks, {
  run: (_, context) => getWebhooks(context),
});

export const POST = defineRoute(endpoints.createWebhook, {
  run: ({ body }, context) => createWebhook(body, context, env()),
});
