import * as sources from '@/lib/contracts/endpoints/sources';
import { listSources } from '@/lib/server/queries/get-sources';
import { defineRoute } from '@/lib/server/runtime';
import { createSource } from '@/lib/server/use-cases/change-sources';

export const GET = defineRoute(sources.listSources, {
  run: (_input, context) => listSources(context),
});
export const POST = defineRoute(sources.createSource, {
  run: ({ body }, context) => createSource(body, context),
});
