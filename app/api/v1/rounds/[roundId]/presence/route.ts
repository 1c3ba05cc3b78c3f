import * as presence from '@/lib/contracts/endpoints/presence';
import { defineRoute } from '@/lib/server/runtime';
import { announcePresence } from '@/lib/server/use-cases/announce-presence';

export const POST = defineRoute(presence.announcePresence, {
  run: ({ params, body }, context) => announcePresence({ ...params, ...body }, context),
});
