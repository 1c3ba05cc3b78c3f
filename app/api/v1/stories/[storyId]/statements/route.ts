import * as evidence from '@/lib/contracts/endpoints/evidence';
import { getStatements } from '@/lib/server/queries/get-statements';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(evidence.getStatements, {
  run: ({ params }, context) => getStatements(params.storyId, context),
});
