import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { acceptFixes } from '@/lib/server/use-cases/accept-fixes';

export const POST = defineRoute(versions.acceptFixes, {
  run: ({ params, body }, context) => acceptFixes({ ...params, ...body }, context),
});
