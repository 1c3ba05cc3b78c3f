import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { env } from '@/lib/server/env';
import { listInvitations } from '@/lib/server/queries/list-invitations';
import { defineRoute } from '@/lib/server/runtime';
import { createInvitation } from '@/lib/server/use-cases/create-invitation';

export const GET = defineRoute(endpoints.listInvitations, {
  run: (_, context) => listInvitations(context),
});

export const POST = defineRoute(endpoints.createInvitation, {
  run: ({ body }, context) => createInvitation({ ...body, baseUrl: env().NEXTAUTH_URL }, context),
});
