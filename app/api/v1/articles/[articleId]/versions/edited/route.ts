import * as versions from '@/lib/contracts/endpoints/versions';
import { defineRoute } from '@/lib/server/runtime';
import { addEditedVersion } from '@/lib/server/use-cases/add-edited-version';

export const POST = defineRoute(versions.addEditedVersion, {
  run: ({ params, body }, context) => addEditedVersion({ ...params, ...body }, context),
});
