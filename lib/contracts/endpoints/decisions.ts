/** Endpoints of comparison, adjudication, sign-off and export. */
import { z } from 'zod';

import { annotationView, decideBody } from '../annotation';
import { id } from '../common';
import { comparisonView } from '../comparison';
import {
  feedbackQuery,
  feedbackView,
  takeUnopposedBody,
  withdrawDecisionsBody,
  withdrawnDecisions,
} from '../decisions';
import { defineEndpoint } from '../endpoint';
import { maskingQuery } from '../public-reports';
import { importedReport, importReportBody } from '../report';
import { annotationList, roundView } from '../round';
import { signBody, signOffView } from '../sign-off';

const roundParams = z.strictObject({ roundId: id });

export const getComparison = defineEndpoint({
  id: 'getComparison',
  method: 'GET',
  path: '/rounds/{roundId}/comparison',
  tag: 'Comparison',
  summary: 'Readings aligned, differences named, agreement measured',
  params: roundParams,
  status: 200,
  response: comparisonView,
  problems: ['round_closed'],
});
export const decide = defineEndpoint({
  id: 'decide',
  method: 'POST',
  path: '/rounds/{roundId}/decisions',
  tag: 'Comparison',
  summary: 'Settle annotations: take one, merge, write, or reject',
  params: roundParams,
  body: decideBody,
  status: 201,
  response: annotationView,
  problems: ['round_closed', 'already_exists', 'target_not_found'],
});
export const acceptAgreed = defineEndpoint({
  id: 'acceptAgreed',
  method: 'POST',
  path: '/rounds/{roundId}/decisions/agreed',
  tag: 'Comparison',
  summary: 'Take every group in full agreement that is still open',
  params: roundParams,
  status: 200,
  response: annotationList,
  problems: ['round_closed'],
});
export const takeUnopposed = defineEndpoint({
  id: 'takeUnopposed',
  method: 'POST',
  path: '/rounds/{roundId}/decisions/unopposed',
  tag: 'Comparison',
  summary: 'Take what one reviewer marked where every other marked nothing',
  params: roundParams,
  body: takeUnopposedBody,
  status: 200,
  response: annotationList,
  problems: ['round_closed'],
});
export const withdrawDecisions = defineEndpoint({
  id: 'withdrawDecisions',
  method: 'POST',
  path: '/rounds/{roundId}/decisions/withdrawals',
  tag: 'Comparison',
  summary: 'Withdraw several decisions as one action; what was changed since is left and named',
  params: roundParams,
  body: withdrawDecisionsBody,
  status: 200,
  response: withdrawnDecisions,
  problems: ['round_closed'],
});
export const getFeedback = defineEndpoint({
  id: 'getFeedback',
  method: 'GET',
  path: '/rounds/{roundId}/feedback',
  tag: 'Comparison',
  summary: 'Where the decisions differ from one reviewer’s reading, with cause and reason',
  params: roundParams,
  query: feedbackQuery,
  status: 200,
  response: feedbackView,
  problems: ['round_closed'],
});
export const withdrawDecision = defineEndpoint({
  id: 'withdrawDecision',
  method: 'DELETE',
  path: '/decisions/{annotationId}',
  tag: 'Comparison',
  summary: 'Withdraw a decision; the group is open again',
  params: z.strictObject({ annotationId: id }),
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const getSignOff = defineEndpoint({
  id: 'getSignOff',
  method: 'GET',
  path: '/rounds/{roundId}/sign-off',
  tag: 'Sign-off',
  summary: 'The ladder, the gates, the hash to sign, and what changed since a signature',
  params: roundParams,
  status: 200,
  response: signOffView,
});
export const sign = defineEndpoint({
  id: 'sign',
  method: 'POST',
  path: '/rounds/{roundId}/sign-offs',
  tag: 'Sign-off',
  summary: 'Sign exactly what was shown',
  params: roundParams,
  body: signBody,
  status: 201,
  response: signOffView,
  problems: ['content_changed', 'gate_not_met', 'round_closed', 'not_confirmed'],
});
/** In the order in which they are offered: to be read, to be worked with, for machines. */
export const REPORT_FORMATS = [
  'html',
  'pdf',
  'docx',
  'docx-report',
  'xlsx',
  'csv',
  'csv-citations',
  'sources',
  'markdown',
  'json',
  'jsonld',
  'webanno-tsv',
  'cas-json',
  'averitec',
] as const;
export const exportReport = defineEndpoint({
  id: 'exportReport',
  method: 'GET',
  path: '/rounds/{roundId}/report',
  tag: 'Report',
  summary: 'The fact-check report as a file',
  params: roundParams,
  query: z.strictObject({ format: z.enum(REPORT_FORMATS).default('html'), ...maskingQuery }),
  status: 200,
  produces: [
    'text/html',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'text/csv',
    'text/plain',
    'text/markdown',
    'text/tab-separated-values',
    'application/json',
    'application/ld+json',
  ],
  problems: ['masking_not_chosen'],
});
export const importReport = defineEndpoint({
  id: 'importReport',
  method: 'POST',
  path: '/report-imports',
  tag: 'Report',
  summary:
    'Take up a report that was exported as JSON; its signatures are noted and not taken over',
  body: importReportBody,
  status: 201,
  response: importedReport,
  problems: ['already_exists'],
});
