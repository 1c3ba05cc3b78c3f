import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { protectSource } from '@/lib/server/use-cases/protect-source';

export const POST = defineRoute(sources.protectSource, {
  run: ({ params, body, ifMatch }, context) =>
    protectSource({ ...params, ...body, ifMatch }, context),
});
