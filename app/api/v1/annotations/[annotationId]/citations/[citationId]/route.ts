import * as annotations from '@/lib/contracts/endpoints/annotations';
import { defineRoute } from '@/lib/server/runtime';
import { removeCitation, updateCitation } from '@/lib/server/use-cases/change-citations';

export const PATCH = defineRoute(annotations.updateCitation, {
  run: ({ params, body, ifMatch }, context) =>
    updateCitation({ ...params, ifMatch, change: body }, context),
});

export const DELETE = defineRoute(annotations.removeCitation, {
  run: ({ params, ifMatch }, context) => removeCitation({ ...params, ifMatch }, context),
});
