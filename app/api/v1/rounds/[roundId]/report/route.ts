import * as decisions from '@/lib/contracts/endpoints/decisions';
import { defineRoute, readFor } from '@/lib/server/runtime';
import { makeReport, readReport, recordExport } from '@/lib/server/use-cases/export-report';

export const GET = defineRoute(decisions.exportReport, {
  // The bytes are made while no transaction waits for them.
  prepare: async ({ params, query }, { actor }) => {
    const input = { ...params, ...query };
    return makeReport(await readFor(actor, (context) => readReport(input, context)), input);
  },
  run: ({ params, prepared }, context) => recordExport(params, prepared, context),
});
