import * as annotations from '@/lib/contracts/endpoints/annotations';
import { getAnnotation } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { deleteAnnotation } from '@/lib/server/use-cases/delete-annotation';
import { updateAnnotation } from '@/lib/server/use-cases/update-annotation';

export const GET = defineRoute(annotations.getAnnotation, {
  run: ({ params }, context) => getAnnotation(params.annotationId, context),
});

export const PATCH = defineRoute(annotations.updateAnnotation, {
  run: ({ params, body, ifMatch }, context) =>
    updateAnnotation({ ...params, ifMatch, body }, context),
});

export const DELETE = defineRoute(annotations.deleteAnnotation, {
  run: ({ params, ifMatch }, context) => deleteAnnotation({ ...params, ifMatch }, context),
});
