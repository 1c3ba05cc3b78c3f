import * as sources from '@/lib/contracts/endpoints/sources';
import { defineRoute } from '@/lib/server/runtime';
import { exportCitations } from '@/lib/server/use-cases/export-citations';

export const GET = defineRoute(sources.exportCitations, {
  run: ({ params, query }, context) => exportCitations({ ...params, ...query }, context),
});
