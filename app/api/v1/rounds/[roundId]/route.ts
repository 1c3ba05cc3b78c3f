import * as assignments from '@/lib/contracts/endpoints/assignments';
import * as rounds from '@/lib/contracts/endpoints/rounds';
import { getRound } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { changeAssignment } from '@/lib/server/use-cases/change-assignment';

export const GET = defineRoute(rounds.getRound, {
  run: ({ params }, context) => getRound(params.roundId, context),
});

export const PATCH = defineRoute(assignments.changeAssignment, {
  run: ({ params, body }, context) => changeAssignment({ ...params, ...body }, context),
});
