import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { getSettings } from '@/lib/server/queries/get-settings';
import { defineRoute } from '@/lib/server/runtime';
import { changeSettings } from '@/lib/server/use-cases/change-settings';

export const GET = defineRoute(endpoints.getSettings, {
  run: (_, context) => getSettings(context),
});

export const PUT = defineRoute(endpoints.changeSettings, {
  run: ({ body }, context) => changeSettings(body, context),
});
