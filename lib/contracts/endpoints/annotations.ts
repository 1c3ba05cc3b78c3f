/** Endpoints of annotations and their citations. */
import { z } from 'zod';

import {
  annotationHistory,
  annotationView,
  createAnnotationBody,
  createCitationBody,
  updateAnnotationBody,
  updateCitationBody,
} from '../annotation';
import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { annotationList } from '../round';

const tag = 'Annotations';
const annotationParams = z.strictObject({ annotationId: id });
const citationParams = z.strictObject({ annotationId: id, citationId: id });

export const listAnnotations = defineEndpoint({
  id: 'listAnnotations',
  method: 'GET',
  path: '/rounds/{roundId}/annotations',
  tag,
  summary: 'Annotations of a round that you may see, in reading order',
  params: z.strictObject({ roundId: id }),
  status: 200,
  response: annotationList,
});
export const createAnnotation = defineEndpoint({
  id: 'createAnnotation',
  method: 'POST',
  path: '/rounds/{roundId}/annotations',
  tag,
  summary: 'Mark a passage as a claim',
  params: z.strictObject({ roundId: id }),
  body: createAnnotationBody,
  status: 201,
  response: annotationView,
  problems: ['target_not_found', 'round_closed'],
});
export const getAnnotation = defineEndpoint({
  id: 'getAnnotation',
  method: 'GET',
  path: '/annotations/{annotationId}',
  tag,
  summary: 'One annotation',
  params: annotationParams,
  status: 200,
  response: annotationView,
});
export const updateAnnotation = defineEndpoint({
  id: 'updateAnnotation',
  method: 'PATCH',
  path: '/annotations/{annotationId}',
  tag,
  summary: 'Change what is said of a passage, or its boundaries',
  params: annotationParams,
  body: updateAnnotationBody,
  ifMatch: true,
  status: 200,
  response: annotationView,
  problems: ['stale_version', 'version_required', 'round_closed', 'target_not_found'],
});
export const deleteAnnotation = defineEndpoint({
  id: 'deleteAnnotation',
  method: 'DELETE',
  path: '/annotations/{annotationId}',
  tag,
  summary: 'Take a mark off; `restoreAnnotation` brings it back',
  params: annotationParams,
  ifMatch: true,
  status: 204,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
export const restoreAnnotation = defineEndpoint({
  id: 'restoreAnnotation',
  method: 'POST',
  path: '/annotations/{annotationId}/restore',
  tag,
  summary: 'Bring a deleted annotation back as it was',
  params: annotationParams,
  status: 200,
  response: annotationView,
  problems: ['round_closed'],
});
export const getAnnotationHistory = defineEndpoint({
  id: 'getAnnotationHistory',
  method: 'GET',
  path: '/annotations/{annotationId}/history',
  tag,
  summary: 'Who changed what of an annotation, newest first',
  params: annotationParams,
  status: 200,
  response: annotationHistory,
});
export const addCitation = defineEndpoint({
  id: 'addCitation',
  method: 'POST',
  path: '/annotations/{annotationId}/citations',
  tag,
  summary: 'Add a citation to a claim',
  params: annotationParams,
  body: createCitationBody,
  ifMatch: true,
  status: 201,
  response: annotationView,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
export const updateCitation = defineEndpoint({
  id: 'updateCitation',
  method: 'PATCH',
  path: '/annotations/{annotationId}/citations/{citationId}',
  tag,
  summary: 'Change a citation',
  params: citationParams,
  body: updateCitationBody,
  ifMatch: true,
  status: 200,
  response: annotationView,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
export const removeCitation = defineEndpoint({
  id: 'removeCitation',
  method: 'DELETE',
  path: '/annotations/{annotationId}/citations/{citationId}',
  tag,
  summary: 'Remove a citation',
  params: citationParams,
  ifMatch: true,
  status: 200,
  response: annotationView,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
