import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { defineRoute } from '@/lib/server/runtime';
import { updateMember } from '@/lib/server/use-cases/update-member';

export const PATCH = defineRoute(endpoints.updateMember, {
  run: ({ params, body }, context) => updateMember({ ...params, ...body }, context),
});
