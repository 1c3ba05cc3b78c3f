import * as annotations from '@/lib/contracts/endpoints/annotations';
import { listAnnotations } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { createAnnotation } from '@/lib/server/use-cases/create-annotation';

export const GET = defineRoute(annotations.listAnnotations, {
  run: ({ params }, context) => listAnnotations(params.roundId, context),
});

export const POST = defineRoute(annotations.createAnnotation, {
  run: ({ params, body }, context) => createAnnotation({ ...params, ...body }, context),
});
