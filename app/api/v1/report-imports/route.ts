import * as endpoints from '@/lib/contracts/endpoints/decisions';
import { defineRoute } from '@/lib/server/runtime';
import { importReport } from '@/lib/server/use-cases/import-report';

export const POST = defineRoute(endpoints.importReport, {
  run: ({ body }, context) => importReport(body, context),
});
