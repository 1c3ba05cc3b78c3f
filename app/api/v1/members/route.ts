import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { listMembers } from '@/lib/server/queries/list-members';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(endpoints.listMembers, {
  run: (_, context) => listMembers(context),
});
