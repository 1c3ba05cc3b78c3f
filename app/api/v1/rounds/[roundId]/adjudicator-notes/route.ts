import * as assignments from '@/lib/contracts/endpoints/assignments';
import { listAdjudicatorNotes } from '@/lib/server/queries/list-adjudicator-notes';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(assignments.listAdjudicatorNotes, {
  run: ({ params }, context) => listAdjudicatorNotes(params.roundId, context),
});
