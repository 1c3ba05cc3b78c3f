/** The newsroom itself: settings, members, invitations, tokens. */
import { z } from 'zod';

import { SCOPES } from '@/lib/domain/access/access-request';

import { id, instant, line, role } from './common';

const roles = z.array(role).min(1, 'Choose at least one role.').max(7);

export const memberView = z
  .strictObject({ userId: id, name: z.string(), email: z.string(), roles: z.array(role) })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof memberView>;
export const memberList = z.strictObject({ members: z.array(memberView) });
/** No roles: the person is no member any more, and signed out of this newsroom at once. */
export const updateMemberBody = z.strictObject({ roles: z.array(role).max(7) });

export const email = z
  .string()
  .trim()
  .max(254)
  .transform((value) => value.normalize('NFKC').toLowerCase())
  .pipe(z.email('Write an e-mail address, such as name@newsroom.example.'));

export const createInvitationBody = z.strictObject({ email, roles });
export type CreateInvitationBody = z.output<typeof createInvitationBody>;

const invitationView = z
  .strictObject({
    id,
    email: z.string(),
    roles: z.array(role),
    expiresAt: instant,
    state: z.enum(['open', 'accepted', 'expired', 'revoked']),
  })
  .meta({ id: 'Invitation' });
export type InvitationView = z.output<typeof invitationView>;
/** The link is shown once: only its hash is kept. */
export const createdInvitation = invitationView
  .extend({ url: z.string() })
  .meta({ id: 'CreatedInvitation' });
export type CreatedInvitation = z.output<typeof createdInvitation>;
export const invitationList = z.strictObject({ invitations: z.array(invitationView) });

export const personName = line(120).min(1, 'Write the name your colleagues know you by.');
export const newsroomName = line(120).min(1, 'Give the newsroom a name.');

export const updateNewsroomBody = z.strictObject({
  name: newsroomName.optional(),
  suggestsPassages: z
    .boolean()
    .optional()
    .meta({ description: 'Whether reviewers see sentences with a reason to look first.' }),
});
export type UpdateNewsroomBody = z.output<typeof updateNewsroomBody>;

export const createTokenBody = z.strictObject({
  name: line(100).min(1, 'Say what the token is for, so that you know which one to revoke.'),
  scopes: z.array(z.enum(SCOPES)).min(1, 'Choose what the token may do.').max(SCOPES.length),
  days: z.int().min(1).max(365).default(90),
});
export type CreateTokenBody = z.output<typeof createTokenBody>;

const tokenView = z
  .strictObject({
    id,
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ApiToken' });
export type TokenView = z.output<typeof tokenView>;
/** The secret is shown once: only its hash is kept. */
export const createdToken = tokenView.extend({ token: z.string() }).meta({ id: 'CreatedApiToken' });
export type CreatedToken = z.output<typeof createdToken>;
export const tokenList = z.strictObject({ tokens: z.array(tokenView) });

export const newsroomView = z
  .strictObject({ id, name: z.string(), suggestsPassages: z.boolean(), you: memberView })
  .meta({ id: 'Newsroom' });
export type NewsroomView = z.output<typeof newsroomView>;
