import * as audit from '@/lib/contracts/endpoints/audit';
import { listAudit } from '@/lib/server/queries/list-audit';
import { defineRoute } from '@/lib/server/runtime';

export const GET = defineRoute(audit.listAudit, {
  run: ({ query }, context) => listAudit(query, context),
});
