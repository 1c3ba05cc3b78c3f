import * as signOff from '@/lib/contracts/endpoints/sign-off';
import { listStageSets } from '@/lib/server/queries/list-stage-sets';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(signOff.listStageSets, {
  run: async (_, context) => ({ versions: await listStageSets(context) }),
});
