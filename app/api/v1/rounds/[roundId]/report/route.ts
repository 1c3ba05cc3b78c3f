import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { exportReport } from '@/lib/server/use-cases/export-report';

export const GET = defineRoute(decisions.exportReport, {
  run: ({ params, query }, context) => exportReport({ ...params, ...query }, context),
});
