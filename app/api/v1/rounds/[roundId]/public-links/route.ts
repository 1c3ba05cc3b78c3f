import * as reports from '@/lib/contracts/endpoints/public-reports';
import { env } from '@/lib/server/env';
import { listPublicLinks } from '@/lib/server/queries/public-links';
import { defineRoute } from '@/lib/server/runtime';
import { createPublicLink } from '@/lib/server/use-cases/create-public-link';

export const GET = defineRoute(reports.listPublicLinks, {
  run: ({ params }, context) => listPublicLinks(params, context),
});

export const POST = defineRoute(reports.createPublicLink, {
  run: ({ params, body }, context) =>
    createPublicLink({ ...params, ...body, baseUrl: env().NEXTAUTH_URL }, context),
});
