/** Endpoints of the record: what happened in the newsroom, filtered and as a file. */
import { auditExportQuery, auditPage, auditQuery } from '../audit';
import { defineEndpoint } from '../endpoint';

const tag = 'Record';

export const listAudit = defineEndpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  tag,
  summary: 'What happened, newest first: by person, kind, day, article and words',
  query: auditQuery,
  status: 200,
  response: auditPage,
});
export const exportAudit = defineEndpoint({
  id: 'exportAudit',
  method: 'GET',
  path: '/audit/export',
  tag,
  summary: 'The same as a file; the export itself is on record with its hash',
  query: auditExportQuery,
  status: 200,
  produces: ['text/csv', 'application/x-ndjson'],
});
