import * as presence from '@/lib/contracts/endpoints/presence';
import { defineRoute, liveArticles } from '@/lib/server/runtime';

export const GET = defineRoute(presence.followNewsroom, {
  run: ({ lastEventId }, context) => liveArticles().openAll({ lastEventId }, context),
});
