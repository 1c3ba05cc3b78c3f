import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { letIntoSource } from '@/lib/server/use-cases/change-sources';

export const PUT = defineRoute(sources.letIntoSource, {
  run: ({ params, body }, context) => letIntoSource({ ...params, ...body }, context),
});
