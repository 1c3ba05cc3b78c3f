/** Endpoints of the sign-off beside the signature itself: who signs, stages, keys. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  changeRoundStagesBody,
  confirmSignatureBody,
  signatureConfirmation,
  signingKeyList,
  signOffView,
  stageSetList,
} from '../sign-off';

const tag = 'Sign-off';
const roundParams = z.strictObject({ roundId: id });

export const confirmSignature = defineEndpoint({
  id: 'confirmSignature',
  method: 'POST',
  path: '/rounds/{roundId}/sign-off-confirmations',
  tag,
  summary:
    'Show that it is really you who signs; the token holds for two minutes and one signature',
  params: roundParams,
  body: confirmSignatureBody,
  holdsSecret: true,
  status: 201,
  response: signatureConfirmation,
  problems: ['not_confirmed', 'too_many_requests'],
});
export const changeRoundStages = defineEndpoint({
  id: 'changeRoundStages',
  method: 'POST',
  path: '/rounds/{roundId}/stages',
  tag,
  summary:
    'Sign a round under another version of the stages; what was signed is to be signed again',
  params: roundParams,
  body: changeRoundStagesBody,
  status: 200,
  response: signOffView,
  problems: ['round_closed'],
});
export const listStageSets = defineEndpoint({
  id: 'listStageSets',
  method: 'GET',
  path: '/settings/stage-sets',
  tag,
  summary: 'Every version of the newsroom’s stages, newest first',
  status: 200,
  response: stageSetList,
});
export const exportSignedPackage = defineEndpoint({
  id: 'exportSignedPackage',
  method: 'GET',
  path: '/rounds/{roundId}/signed-package',
  tag,
  summary:
    'The signatures with what they vouch for, as a file that is checked without this newsroom',
  params: roundParams,
  status: 200,
  produces: ['application/json'],
});
export const listSigningKeys = defineEndpoint({
  id: 'listSigningKeys',
  method: 'GET',
  path: '/signing-keys',
  tag,
  summary: 'The public keys of this installation, the one that signs now and earlier ones',
  status: 200,
  response: signingKeyList,
});
