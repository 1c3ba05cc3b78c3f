import * as rounds from '@/lib/contracts/endpoints/rounds';
import { listCoverage } from '@/lib/server/queries/rounds';
import { defineRoute } from '@/lib/server/runtime';
import { clearCoverage, markCoverage } from '@/lib/server/use-cases/change-coverage';

export const GET = defineRoute(rounds.listCoverage, {
  run: ({ params }, context) => listCoverage(params.roundId, context),
});

export const PUT = defineRoute(rounds.markCoverage, {
  run: ({ params, body }, context) => markCoverage({ ...params, ...body }, context),
});

export const DELETE = defineRoute(rounds.clearCoverage, {
  run: ({ params, body }, context) => clearCoverage({ ...params, ...body }, context),
});
