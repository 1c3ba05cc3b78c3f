import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { getScale } from '@/lib/server/queries/get-scale';
import { defineRoute } from '@/lib/server/runtime';
import { changeScale } from '@/lib/server/use-cases/change-scale';

export const GET = defineRoute(endpoints.getScale, {
  run: (_, context) => getScale(context),
});

export const PUT = defineRoute(endpoints.changeScale, {
  run: ({ body }, context) => changeScale(body, context),
});
