import * as reports from '@/lib/contracts/endpoints/public-reports';
import { defineRoute } from '@/lib/server/runtime';
import { revokePublicLink } from '@/lib/server/use-cases/revoke-public-link';

export const DELETE = defineRoute(reports.revokePublicLink, {
  run: ({ params }, context) => revokePublicLink(params, context),
});
