import * as endpoints from '@/lib/contracts/endpoints/notifications';
import { defineRoute } from '@/lib/server/runtime';
import { renewWebhookSecret } from '@/lib/server/use-cases/change-webhooks';

export const POST = defineRoute(endpoints.renewWebhookSecret, {
  run: ({ params }, context) => renewWebhookSecret(params, context),
});
