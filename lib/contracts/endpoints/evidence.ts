/** Captures, quote check, and how cited links answer. */
import { z } from 'zod';

import { CAPTURE_PARTS } from '@/lib/domain/evidence/capture';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  captureBody,
  captureListItem,
  captureView,
  evidenceView,
  healthQuery,
  healthView,
  statementsView,
} from '../evidence';

const citationParams = z.strictObject({ annotationId: id, citationId: id });

export const getEvidence = defineEndpoint({
  id: 'getEvidence',
  method: 'GET',
  path: '/annotations/{annotationId}/evidence',
  tag: 'Evidence',
  summary: 'What was captured for each citation of a claim, its quotation checked, its link',
  params: z.strictObject({ annotationId: id }),
  status: 200,
  response: evidenceView,
});
export const askCapture = defineEndpoint({
  id: 'askCapture',
  method: 'POST',
  path: '/annotations/{annotationId}/citations/{citationId}/captures',
  tag: 'Evidence',
  summary: 'Have the cited page captured by the worker',
  params: citationParams,
  body: captureBody,
  status: 201,
  response: captureListItem,
  problems: ['already_exists'],
});
export const uploadEvidence = defineEndpoint({
  id: 'uploadEvidence',
  method: 'POST',
  path: '/annotations/{annotationId}/citations/{citationId}/files',
  tag: 'Evidence',
  summary: 'Hand a file over as what is cited: PDF, Word, picture, sound, text',
  params: citationParams,
  body: z.strictObject({}),
  takesFile: true,
  status: 201,
  response: captureListItem,
  problems: ['too_large', 'import_failed'],
});
export const getCapture = defineEndpoint({
  id: 'getCapture',
  method: 'GET',
  path: '/captures/{captureId}',
  tag: 'Evidence',
  summary: 'One capture: how it was taken, its words, what changed since the one before',
  params: z.strictObject({ captureId: id }),
  status: 200,
  response: captureView,
});
export const getCapturePart = defineEndpoint({
  id: 'getCapturePart',
  method: 'GET',
  path: '/captures/{captureId}/parts/{part}',
  tag: 'Evidence',
  summary: 'The bytes of one part, hashed again before they are sent',
  params: z.strictObject({ captureId: id, part: z.enum(CAPTURE_PARTS) }),
  status: 200,
  produces: ['application/octet-stream'],
  problems: ['content_changed'],
});
export const getEvidenceHealth = defineEndpoint({
  id: 'getEvidenceHealth',
  method: 'GET',
  path: '/evidence-health',
  tag: 'Evidence',
  summary: 'Cited links that are gone, moved or changed, the claims and signatures on them',
  query: healthQuery,
  status: 200,
  response: healthView,
});
export const getStatements = defineEndpoint({
  id: 'getStatements',
  method: 'GET',
  path: '/stories/{storyId}/statements',
  tag: 'Evidence',
  summary: 'Quotations that several articles of a story have in common, held against each other',
  params: z.strictObject({ storyId: id }),
  status: 200,
  response: statementsView,
});
