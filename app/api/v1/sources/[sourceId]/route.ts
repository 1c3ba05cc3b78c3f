import * as sources from '@/lib/contracts/endpoints/sources';
import { getSource } from '@/lib/server/queries/get-sources';
import { defineRoute } from '@/lib/server/runtime';
import { updateSource } from '@/lib/server/use-cases/change-sources';

export const GET = defineRoute(sources.getSource, {
  run: ({ params }, context) => getSource(params.sourceId, context),
});
export const PATCH = defineRoute(sources.updateSource, {
  run: ({ params, body, ifMatch }, context) =>
    updateSource({ ...params, ifMatch, change: body }, context),
});
