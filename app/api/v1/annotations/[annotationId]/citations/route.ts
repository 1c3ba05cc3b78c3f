import * as annotations from '@/lib/contracts/endpoints/annotations';
import { defineRoute } from '@/lib/server/runtime';
import { addCitation } from '@/lib/server/use-cases/change-citations';

export const POST = defineRoute(annotations.addCitation, {
  run: ({ params, body, ifMatch }, context) =>
    addCitation({ ...params, ifMatch, citation: body }, context),
});
