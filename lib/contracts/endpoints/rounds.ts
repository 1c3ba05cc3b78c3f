/** Endpoints of review rounds, coverage and queries. */
import { z } from 'zod';

import { id } from '../common';
import { deskChanges, deskChangesQuery } from '../desk-changes';
import { defineEndpoint } from '../endpoint';
import {
  answerQueryBody,
  askQueryBody,
  closeQueryBody,
  coverageBody,
  coverageList,
  createRoundBody,
  queryList,
  queryView,
  reasonBody,
  roundView,
  updateQueryBody,
} from '../round';

const tag = 'Rounds';
const roundParams = z.strictObject({ roundId: id });
const queryParams = z.strictObject({ queryId: id });

export const createRound = defineEndpoint({
  id: 'createRound',
  method: 'POST',
  path: '/articles/{articleId}/rounds',
  tag,
  summary: 'Assign a round of review on a version',
  params: z.strictObject({ articleId: id }),
  body: createRoundBody,
  status: 201,
  response: roundView,
});
export const getRound = defineEndpoint({
  id: 'getRound',
  method: 'GET',
  path: '/rounds/{roundId}',
  tag,
  summary: 'A round: its mode, phase and reviewers',
  params: roundParams,
  status: 200,
  response: roundView,
});
export const submitReading = defineEndpoint({
  id: 'submitReading',
  method: 'POST',
  path: '/rounds/{roundId}/submission',
  tag,
  summary: 'Submit your reading; the last one closes the round',
  params: roundParams,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const closeRound = defineEndpoint({
  id: 'closeRound',
  method: 'POST',
  path: '/rounds/{roundId}/close',
  tag,
  summary: 'Close an open round; the blind is lifted',
  params: roundParams,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const reopenRound = defineEndpoint({
  id: 'reopenRound',
  method: 'POST',
  path: '/rounds/{roundId}/reopen',
  tag,
  summary: 'Unlock a signed round with a reason; every signature is voided',
  params: roundParams,
  body: reasonBody,
  status: 200,
  response: roundView,
  problems: ['round_closed'],
});
export const getDeskChanges = defineEndpoint({
  id: 'getDeskChanges',
  method: 'GET',
  path: '/rounds/{roundId}/desk',
  tag,
  summary: 'What the desk shows now, of all annotations or of those named',
  params: roundParams,
  query: deskChangesQuery,
  status: 200,
  response: deskChanges,
});
export const listCoverage = defineEndpoint({
  id: 'listCoverage',
  method: 'GET',
  path: '/rounds/{roundId}/coverage',
  tag,
  summary: 'Sentences that hold nothing to check',
  params: roundParams,
  status: 200,
  response: coverageList,
});
export const markCoverage = defineEndpoint({
  id: 'markCoverage',
  method: 'PUT',
  path: '/rounds/{roundId}/coverage',
  tag,
  summary: 'Mark a sentence as holding nothing to check',
  params: roundParams,
  body: coverageBody,
  status: 200,
  response: coverageList,
});
export const clearCoverage = defineEndpoint({
  id: 'clearCoverage',
  method: 'DELETE',
  path: '/rounds/{roundId}/coverage',
  tag,
  summary: 'Take the mark off a sentence',
  params: roundParams,
  body: coverageBody,
  status: 200,
  response: coverageList,
});
export const listQueries = defineEndpoint({
  id: 'listQueries',
  method: 'GET',
  path: '/rounds/{roundId}/queries',
  tag,
  summary: 'Queries of a round that you may see',
  params: roundParams,
  status: 200,
  response: queryList,
});
export const askQuery = defineEndpoint({
  id: 'askQuery',
  method: 'POST',
  path: '/annotations/{annotationId}/queries',
  tag,
  summary: 'Put a question on a claim to the writer, or to any member',
  params: z.strictObject({ annotationId: id }),
  body: askQueryBody,
  status: 201,
  response: queryView,
});
export const answerQuery = defineEndpoint({
  id: 'answerQuery',
  method: 'POST',
  path: '/queries/{queryId}/messages',
  tag,
  summary: 'Answer a query, or ask on',
  params: queryParams,
  body: answerQueryBody,
  status: 201,
  response: queryView,
});
export const closeQuery = defineEndpoint({
  id: 'closeQuery',
  method: 'POST',
  path: '/queries/{queryId}/close',
  tag,
  summary: 'Close a query; with a reason where nobody has answered it',
  params: queryParams,
  body: closeQueryBody,
  status: 200,
  response: queryView,
});
export const updateQuery = defineEndpoint({
  id: 'updateQuery',
  method: 'PATCH',
  path: '/queries/{queryId}',
  tag,
  summary: 'Put an open query to somebody else, or change when its answer is due',
  params: queryParams,
  body: updateQueryBody,
  status: 200,
  response: queryView,
});
export const reopenQuery = defineEndpoint({
  id: 'reopenQuery',
  method: 'POST',
  path: '/queries/{queryId}/reopen',
  tag,
  summary: 'Open a closed query again, with a reason',
  params: queryParams,
  body: reasonBody,
  status: 200,
  response: queryView,
});
