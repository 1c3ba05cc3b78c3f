/** Endpoints of the rights of reply in an article. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import { markCriticismBody, replyList, replyView, updateReplyBody } from '../replies';

const tag = 'Right of reply';
const articleParams = z.strictObject({ articleId: id });
const replyParams = z.strictObject({ replyId: id });

export const listReplies = defineEndpoint({
  id: 'listReplies',
  method: 'GET',
  path: '/articles/{articleId}/replies',
  tag,
  summary: 'Who is criticized in an article, who was asked for a reply, and what they said',
  params: articleParams,
  status: 200,
  response: replyList,
});
export const markCriticism = defineEndpoint({
  id: 'markCriticism',
  method: 'POST',
  path: '/articles/{articleId}/replies',
  tag,
  summary: 'Mark a claim or a passage as criticism of somebody who has a right of reply',
  params: articleParams,
  body: markCriticismBody,
  status: 201,
  response: replyView,
  problems: ['already_exists', 'target_not_found'],
});
export const updateReply = defineEndpoint({
  id: 'updateReply',
  method: 'PATCH',
  path: '/replies/{replyId}',
  tag,
  summary: 'Note who was asked, when and by what means, and what they answered',
  params: replyParams,
  body: updateReplyBody,
  ifMatch: true,
  status: 200,
  response: replyView,
  problems: ['stale_version', 'version_required'],
});
export const removeReply = defineEndpoint({
  id: 'removeReply',
  method: 'DELETE',
  path: '/replies/{replyId}',
  tag,
  summary: 'Take a right of reply off the list: it is no criticism, or no longer in the text',
  params: replyParams,
  ifMatch: true,
  status: 204,
  problems: ['stale_version', 'version_required'],
});
