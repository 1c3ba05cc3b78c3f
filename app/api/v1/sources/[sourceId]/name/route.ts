import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { readSourceName } from '@/lib/server/use-cases/change-sources';

export const POST = defineRoute(sources.readSourceName, {
  run: ({ params }, context) => readSourceName(params, context),
});
