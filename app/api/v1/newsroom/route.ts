import * as endpoints from '@/lib/contracts/endpoints/newsroom';
import { getNewsroom } from '@/lib/server/queries/get-newsroom';
import { defineRoute } from '@/lib/server/runtime';
import { updateNewsroom } from '@/lib/server/use-cases/update-newsroom';

export const GET = defineRoute(endpoints.getNewsroom, {
  run: (_, context) => getNewsroom(context),
});

export const PATCH = defineRoute(endpoints.updateNewsroom, {
  run: ({ body }, context) => updateNewsroom(body, context),
});
