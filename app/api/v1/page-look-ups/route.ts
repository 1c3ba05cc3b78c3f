import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { lookUpPage } from '@/lib/server/use-cases/look-up-page';

export const POST = defineRoute(sources.lookUpPage, {
  prepare: ({ body }, { actor }) => lookUpPage(body, actor),
  run: ({ prepared }) => Promise.resolve(prepared),
});
