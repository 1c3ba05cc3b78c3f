import * as audit from '@/lib/contracts/endpoints/audit';
import { defineRoute } from '@/lib/server/runtime';
import { exportAudit } from '@/lib/server/use-cases/export-audit';

export const GET = defineRoute(audit.exportAudit, {
  run: ({ query }, context) => exportAudit(query, context),
});
