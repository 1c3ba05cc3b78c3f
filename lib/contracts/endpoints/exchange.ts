/** Endpoints of the ways in for what other tools marked. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  claimListPreview,
  foreignFileBody,
  foreignImport,
  importClaimsBody,
  importedClaims,
} from '../exchange';

const tag = 'Annotations';
const params = z.strictObject({ roundId: id });

export const previewAnnotationImport = defineEndpoint({
  id: 'previewAnnotationImport',
  method: 'POST',
  path: '/rounds/{roundId}/annotation-imports/preview',
  tag,
  summary: 'Where the annotations of a file stand in the text of the round; nothing is stored',
  params,
  body: foreignFileBody,
  takesFile: true,
  status: 200,
  response: foreignImport,
  problems: ['import_failed', 'too_large', 'round_closed'],
});
export const importAnnotations = defineEndpoint({
  id: 'importAnnotations',
  method: 'POST',
  path: '/rounds/{roundId}/annotation-imports',
  tag,
  summary: 'Take up the annotations of a file as your own; what cannot be placed is listed',
  params,
  body: foreignFileBody,
  takesFile: true,
  status: 201,
  response: foreignImport,
  problems: ['import_failed', 'too_large', 'round_closed'],
});
export const previewClaimImport = defineEndpoint({
  id: 'previewClaimImport',
  method: 'POST',
  path: '/claim-imports/preview',
  tag,
  summary: 'What a list of claims of another tool holds; nothing is stored',
  body: foreignFileBody,
  takesFile: true,
  status: 200,
  response: claimListPreview,
  problems: ['import_failed', 'too_large'],
});
export const importClaims = defineEndpoint({
  id: 'importClaims',
  method: 'POST',
  path: '/claim-imports',
  tag,
  summary: 'Make an article of a list of claims, each marked as your own in a shared round',
  body: importClaimsBody,
  status: 201,
  response: importedClaims,
  problems: ['import_failed', 'too_large'],
});
