import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { readCitationList } from '@/lib/server/use-cases/read-citation-list';

export const POST = defineRoute(sources.readCitationList, {
  prepare: ({ body }, { actor }) => readCitationList(body, actor),
  run: ({ prepared }) => Promise.resolve(prepared),
});
