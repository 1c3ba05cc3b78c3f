/** Endpoints of the newsroom: people, invitations, tokens, settings. */
import { z } from 'zod';

import { id } from '../common';
import { defineEndpoint } from '../endpoint';
import {
  createdInvitation,
  createdToken,
  createInvitationBody,
  createTokenBody,
  invitationList,
  memberList,
  memberView,
  newsroomView,
  tokenList,
  updateMemberBody,
  updateNewsroomBody,
} from '../newsroom';
import { scaleBody, scaleView } from '../round';
import { newsroomSettings } from '../sign-off';

const tag = 'Newsroom';

export const getNewsroom = defineEndpoint({
  id: 'getNewsroom',
  method: 'GET',
  path: '/newsroom',
  tag,
  summary: 'The newsroom, and who you are in it',
  status: 200,
  response: newsroomView,
});
export const updateNewsroom = defineEndpoint({
  id: 'updateNewsroom',
  method: 'PATCH',
  path: '/newsroom',
  tag,
  summary: 'Rename the newsroom',
  body: updateNewsroomBody,
  status: 200,
  response: newsroomView,
});
export const listMembers = defineEndpoint({
  id: 'listMembers',
  method: 'GET',
  path: '/members',
  tag,
  summary: 'Members and their roles',
  status: 200,
  response: memberList,
});
export const updateMember = defineEndpoint({
  id: 'updateMember',
  method: 'PATCH',
  path: '/members/{userId}',
  tag,
  summary: 'Change a member’s roles, or end the membership with none',
  params: z.strictObject({ userId: id }),
  body: updateMemberBody,
  status: 200,
  response: memberView,
});
export const listInvitations = defineEndpoint({
  id: 'listInvitations',
  method: 'GET',
  path: '/invitations',
  tag,
  summary: 'Invitations and what became of them',
  status: 200,
  response: invitationList,
});
export const createInvitation = defineEndpoint({
  id: 'createInvitation',
  method: 'POST',
  path: '/invitations',
  tag,
  summary: 'Make a link that invites one person',
  body: createInvitationBody,
  holdsSecret: true,
  status: 201,
  response: createdInvitation,
});
export const revokeInvitation = defineEndpoint({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/invitations/{invitationId}',
  tag,
  summary: 'Make an invitation’s link useless',
  params: z.strictObject({ invitationId: id }),
  status: 204,
});
export const listTokens = defineEndpoint({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  tag,
  summary: 'Your API tokens, without their secrets',
  status: 200,
  response: tokenList,
});
export const createToken = defineEndpoint({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  tag,
  summary: 'Make an API token; its secret is shown once',
  body: createTokenBody,
  holdsSecret: true,
  status: 201,
  response: createdToken,
});
export const revokeToken = defineEndpoint({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{tokenId}',
  tag,
  summary: 'Make an API token useless',
  params: z.strictObject({ tokenId: id }),
  status: 204,
});
export const getScale = defineEndpoint({
  id: 'getScale',
  method: 'GET',
  path: '/verdict-scale',
  tag,
  summary: 'The verdict scale that new rounds use',
  status: 200,
  response: scaleView,
});
export const changeScale = defineEndpoint({
  id: 'changeScale',
  method: 'PUT',
  path: '/verdict-scale',
  tag,
  summary: 'Make a new version of the verdict scale',
  body: scaleBody,
  status: 200,
  response: scaleView,
});
export const getSettings = defineEndpoint({
  id: 'getSettings',
  method: 'GET',
  path: '/settings',
  tag,
  summary: 'Stages of the sign-off and their gates',
  status: 200,
  response: newsroomSettings,
});
export const changeSettings = defineEndpoint({
  id: 'changeSettings',
  method: 'PUT',
  path: '/settings',
  tag,
  summary: 'Change the stages of the sign-off',
  body: newsroomSettings,
  status: 200,
  response: newsroomSettings,
});
