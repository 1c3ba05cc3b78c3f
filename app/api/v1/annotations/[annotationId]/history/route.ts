import * as annotations from '@/lib/contracts/endpoints/annotations';
import { getAnnotationHistory } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(annotations.getAnnotationHistory, {
  run: ({ params }, context) => getAnnotationHistory(params.annotationId, context),
});
