import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { confirmCarried } from '@/lib/server/use-cases/confirm-carried';

export const POST = defineRoute(versions.confirmCarried, {
  run: ({ params, body }, context) => confirmCarried({ ...params, ...body }, context),
});
