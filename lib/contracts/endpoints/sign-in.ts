/**
 * How a browser comes in and goes out. These stand below /api/auth and not
 * /api/v1: they answer with a cookie, and a program has no use for them.
 */
import { z } from 'zod';

import { defineEndpoint } from '../endpoint';
import { email, newsroomName, personName } from '../newsroom';
import { givenPassword, newPassword } from '../password';

const tag = 'Sign in';
const invitationToken = z.string().min(20).max(200);
/** Where to go; the session is in the cookie. */
const signedIn = z.strictObject({ next: z.string() });

export const signIn = defineEndpoint({
  id: 'signIn',
  method: 'POST',
  path: '/password',
  tag,
  summary: 'Sign in with an e-mail address and a password',
  body: z.strictObject({ email, password: givenPassword }),
  status: 200,
  response: signedIn,
});
export const signInAsSample = defineEndpoint({
  id: 'signInAsSample',
  method: 'POST',
  path: '/sample',
  tag,
  summary: 'Sign in as a sample account, on localhost only',
  body: z.strictObject({ email }),
  status: 200,
  response: signedIn,
});
export const signOut = defineEndpoint({
  id: 'signOut',
  method: 'POST',
  path: '/sign-out',
  tag,
  summary: 'End this session',
  status: 200,
  response: signedIn,
});
export const setUp = defineEndpoint({
  id: 'setUp',
  method: 'POST',
  path: '/set-up',
  tag,
  summary: 'Make the newsroom and its first administrator, once',
  body: z.strictObject({ newsroomName, name: personName, email, password: newPassword }),
  status: 201,
  response: signedIn,
});
export const acceptInvitation = defineEndpoint({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/invitation',
  tag,
  summary: 'Accept an invitation with a new account',
  body: z.strictObject({ token: invitationToken, name: personName, password: newPassword }),
  status: 201,
  response: signedIn,
});
export const joinNewsroom = defineEndpoint({
  id: 'joinNewsroom',
  method: 'POST',
  path: '/join',
  tag,
  summary: 'Accept an invitation with the account there is',
  body: z.strictObject({
    token: invitationToken,
    /** Null for whoever is signed in already. */
    password: givenPassword.nullable(),
  }),
  status: 200,
  response: signedIn,
});
export const changePassword = defineEndpoint({
  id: 'changePassword',
  method: 'POST',
  path: '/change-password',
  tag,
  summary: 'Change your password and end your other sessions',
  body: z.strictObject({ current: givenPassword, password: newPassword }),
  status: 200,
  response: signedIn,
});
