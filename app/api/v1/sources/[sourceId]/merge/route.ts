import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { mergeSource } from '@/lib/server/use-cases/change-sources';

export const POST = defineRoute(sources.mergeSource, {
  run: ({ params, body }, context) => mergeSource({ ...params, ...body }, context),
});
