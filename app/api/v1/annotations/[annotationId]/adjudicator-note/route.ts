import * as assignments from '@/lib/contracts/endpoints/assignments';
import { defineRoute } from '@/lib/server/runtime';
import { setAdjudicatorNote } from '@/lib/server/use-cases/set-adjudicator-note';

export const PUT = defineRoute(assignments.setAdjudicatorNote, {
  run: ({ params, body }, context) => setAdjudicatorNote({ ...params, ...body }, context),
});
