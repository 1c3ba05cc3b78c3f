/** Endpoints of versions: adding one, reviewing what became of the passages, deciding on each. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  acceptFixesBody,
  addedVersion,
  addEditedVersionBody,
  addVersionBody,
  confirmCarriedBody,
  confirmedPassages,
  decideCarriedBody,
  decidedPassage,
  takeBackConfirmedBody,
  unconfirmedPassages,
  versionReviewQuery,
  versionReviewView,
} from '../versions';

const tag = 'Versions';
const articleParams = z.strictObject({ articleId: id });
const roundParams = z.strictObject({ roundId: id });
const annotationParams = z.strictObject({ annotationId: id });

export const addVersion = defineEndpoint({
  id: 'addVersion',
  method: 'POST',
  path: '/articles/{articleId}/versions',
  tag,
  summary: 'Store a new version as it was previewed, and carry the last round over to it',
  params: articleParams,
  body: addVersionBody,
  status: 201,
  response: addedVersion,
  problems: ['stale_version', 'already_exists', 'import_failed'],
});
export const addEditedVersion = defineEndpoint({
  id: 'addEditedVersion',
  method: 'POST',
  path: '/articles/{articleId}/versions/edited',
  tag,
  summary: 'Store what was changed in the editor as a new version, from the steps of the edit',
  params: articleParams,
  body: addEditedVersionBody,
  status: 201,
  response: addedVersion,
  problems: ['stale_version', 'already_exists'],
});
export const acceptFixes = defineEndpoint({
  id: 'acceptFixes',
  method: 'POST',
  path: '/articles/{articleId}/versions/fixes',
  tag,
  summary: 'Accept suggested fixes: each replaces the words of its passage in one new version',
  params: articleParams,
  body: acceptFixesBody,
  status: 201,
  response: addedVersion,
  problems: ['stale_version', 'already_exists', 'target_not_found'],
});
export const getVersionReview = defineEndpoint({
  id: 'getVersionReview',
  method: 'GET',
  path: '/rounds/{roundId}/version-review',
  tag,
  summary: 'Two neighboring versions, and what became of each passage you may see',
  params: roundParams,
  query: versionReviewQuery,
  status: 200,
  response: versionReviewView,
});
export const decideCarried = defineEndpoint({
  id: 'decideCarried',
  method: 'POST',
  path: '/annotations/{annotationId}/carried',
  tag,
  summary: 'Say what holds for a passage in the new version',
  params: annotationParams,
  body: decideCarriedBody,
  ifMatch: true,
  status: 200,
  response: decidedPassage,
  problems: ['stale_version', 'version_required', 'round_closed', 'target_not_found'],
});
export const undoCarried = defineEndpoint({
  id: 'undoCarried',
  method: 'DELETE',
  path: '/annotations/{annotationId}/carried',
  tag,
  summary: 'Take back what was last said of a passage in the new version',
  params: annotationParams,
  ifMatch: true,
  status: 200,
  response: decidedPassage,
  problems: ['stale_version', 'version_required', 'round_closed'],
});
export const confirmCarried = defineEndpoint({
  id: 'confirmCarried',
  method: 'POST',
  path: '/rounds/{roundId}/carried/confirm',
  tag,
  summary: 'Confirm passages that only moved, in one go',
  params: roundParams,
  body: confirmCarriedBody,
  status: 200,
  response: confirmedPassages,
  problems: ['round_closed'],
});
export const takeBackConfirmed = defineEndpoint({
  id: 'takeBackConfirmed',
  method: 'POST',
  path: '/rounds/{roundId}/carried/withdrawals',
  tag,
  summary: 'Take back what was confirmed in one go; what was changed since is left and named',
  params: roundParams,
  body: takeBackConfirmedBody,
  status: 200,
  response: unconfirmedPassages,
  problems: ['round_closed'],
});
