import * as versions from '@/lib/contracts/endpoints/versions';
import { getVersionReview } from '@/lib/server/queries/get-version-review';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(versions.getVersionReview, {
  run: ({ params, query }, context) => getVersionReview({ ...params, ...query }, context),
});
