/** Endpoints of comments on claims, and of suggested fixes. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  addCommentBody,
  commentView,
  counterFixBody,
  declineFixBody,
  editCommentBody,
  fixList,
  fixView,
  resolveCommentBody,
  roundTalkView,
  talkView,
} from '../talk';

const tag = 'Comments and fixes';
const annotationParams = z.strictObject({ annotationId: id });
const commentParams = z.strictObject({ commentId: id });
const fixParams = z.strictObject({ fixId: id });

export const getTalk = defineEndpoint({
  id: 'getTalk',
  method: 'GET',
  path: '/annotations/{annotationId}/talk',
  tag,
  summary: 'Comments on a claim, and the proposals of other words for its passage',
  params: annotationParams,
  status: 200,
  response: talkView,
});
export const getRoundTalk = defineEndpoint({
  id: 'getRoundTalk',
  method: 'GET',
  path: '/rounds/{roundId}/talk',
  tag,
  summary: 'How many open comments each claim of a round has, and the criticism in its article',
  params: z.strictObject({ roundId: id }),
  status: 200,
  response: roundTalkView,
});
export const addComment = defineEndpoint({
  id: 'addComment',
  method: 'POST',
  path: '/annotations/{annotationId}/comments',
  tag,
  summary: 'Comment on a claim; members who may see it can be mentioned',
  params: annotationParams,
  body: addCommentBody,
  status: 201,
  response: commentView,
  problems: ['already_exists'],
});
export const editComment = defineEndpoint({
  id: 'editComment',
  method: 'PATCH',
  path: '/comments/{commentId}',
  tag,
  summary: 'Change your comment; what it said before is kept',
  params: commentParams,
  body: editCommentBody,
  status: 200,
  response: commentView,
});
export const deleteComment = defineEndpoint({
  id: 'deleteComment',
  method: 'DELETE',
  path: '/comments/{commentId}',
  tag,
  summary: 'Delete your comment',
  params: commentParams,
  status: 204,
});
export const resolveComment = defineEndpoint({
  id: 'resolveComment',
  method: 'PUT',
  path: '/comments/{commentId}/resolution',
  tag,
  summary: 'Resolve a comment, or open it again',
  params: commentParams,
  body: resolveCommentBody,
  status: 200,
  response: commentView,
});
export const listFixes = defineEndpoint({
  id: 'listFixes',
  method: 'GET',
  path: '/rounds/{roundId}/fixes',
  tag,
  summary: 'Suggested fixes of a round that you may see, with all proposals',
  params: z.strictObject({ roundId: id }),
  status: 200,
  response: fixList,
});
export const acceptFix = defineEndpoint({
  id: 'acceptFix',
  method: 'POST',
  path: '/fixes/{fixId}/acceptance',
  tag,
  summary: 'Accept a suggested fix; it waits for the next version',
  params: fixParams,
  status: 200,
  response: fixView,
});
export const declineFix = defineEndpoint({
  id: 'declineFix',
  method: 'POST',
  path: '/fixes/{fixId}/refusal',
  tag,
  summary: 'Decline a suggested fix with a reason',
  params: fixParams,
  body: declineFixBody,
  status: 200,
  response: fixView,
});
export const counterFix = defineEndpoint({
  id: 'counterFix',
  method: 'POST',
  path: '/fixes/{fixId}/counters',
  tag,
  summary: 'Propose another wording in place of a suggested fix',
  params: fixParams,
  body: counterFixBody,
  status: 201,
  response: fixView,
  problems: ['already_exists'],
});
