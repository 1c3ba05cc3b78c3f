import * as annotations from '@/lib/contracts/endpoints/annotations';
import { defineRoute } from '@/lib/server/runtime';
import { restoreAnnotation } from '@/lib/server/use-cases/restore-annotation';

export const POST = defineRoute(annotations.restoreAnnotation, {
  run: ({ params }, context) => restoreAnnotation(params, context),
});
