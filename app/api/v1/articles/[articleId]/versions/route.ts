import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { addVersion } from '@/lib/server/use-cases/add-version';

export const POST = defineRoute(versions.addVersion, {
  run: ({ params, body }, context) => addVersion({ ...params, ...body }, context),
});
