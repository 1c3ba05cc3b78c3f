import * as evidence from '@/lib/contracts/endpoints/evidence';
import { defineRoute } from '@/lib/server/runtime';
import { askCapture } from '@/lib/server/use-cases/ask-capture';

export const POST = defineRoute(evidence.askCapture, {
  run: ({ params, body }, context) => askCapture({ ...params, ...body }, context),
});
