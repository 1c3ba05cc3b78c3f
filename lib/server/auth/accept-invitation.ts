import 'server-only';

import { AppError } from '../app-error';
import type { Tx } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { recordEvent } from '../repositories/event-repository';
import {
  findInvitation,
  type InvitationRow,
  invitationState,
  lockInvitation,
  lockOpenInvitationsFor,
  setAccepted,
} from '../repositories/invitation-repository';
import { addRoles } from '../repositories/membership-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import { findUserByEmail, insertUser } from '../repositories/user-repository';
import { findSignedIn } from './get-actor';
import { hashPassword } from './password-hash';
import { checkPassword, type SignInContext, startSession } from './sign-in';

const USELESS: Record<Exclude<ReturnType<typeof invitationState>, 'open'>, string> = {
  accepted: 'This invitation has been used. Sign in with the account that was made with it.',
  expired: 'This invitation has run out. Ask the administrator for a new one.',
  revoked: 'This invitation was taken back. Ask the administrator for a new one.',
};

/** @throws AppError unless there is an invitation that can still be accepted. */
export function requireOpen<I extends InvitationRow>(invitation: I | null, now: Date): I {
  if (invitation === null) {
    throw new AppError(
      'not_found',
      'There is no such invitation. Check that the whole link was copied.',
    );
  }
  const state = invitationState(invitation, now);
  if (state !== 'open') throw new AppError('forbidden', USELESS[state]);
  return invitation;
}

/** Whoever holds the link and has no account yet makes one, and is signed in. */
export async function acceptAsNewPerson(
  { token, name, password }: { token: string; name: string; password: string },
  context: SignInContext,
): Promise<{ sessionToken: string }> {
  const { db, now } = context;
  // Before the password is hashed: a link that is none costs no work.
  await asSystem(db, 'invitation', async (tx) =>
    requireOpen(await findInvitation(tx, sha256(token)), now),
  );
  const passwordHash = await hashPassword(password);
  const sessionToken = await asSystem(db, 'invitation', async (tx) => {
    const invitation = requireOpen(await lockInvitation(tx, sha256(token)), now);
    if ((await findUserByEmail(tx, invitation.email)) !== null) {
      throw new AppError(
        'already_exists',
        `There is an account for ${invitation.email}. Sign in with it to accept the invitation.`,
      );
    }
    const user = await insertUser(tx, {
      name,
      email: invitation.email,
      passwordHash,
      emailVerified: null,
      now,
    });
    await join(tx, invitation, { userId: user.id, now });
    return startSession(user.id, context)(tx);
  });
  return { sessionToken };
}

/**
 * Whoever has an account accepts with it: by being signed in, or by its
 * password. An invitation is for one e-mail address and not for whoever comes.
 */
export async function acceptAsMember(
  { token, password }: { token: string; password: string | null },
  context: SignInContext,
): Promise<{ sessionToken: string | null }> {
  const { db, now, headers } = context;
  const { email } = await asSystem(db, 'invitation', async (tx) =>
    requireOpen(await findInvitation(tx, sha256(token)), now),
  );
  const user =
    password === null
      ? (await findSignedIn(db, headers, context))?.user
      : await checkPassword({ email, password }, context);
  if (user === undefined) throw new AppError('not_signed_in', 'Sign in to accept the invitation.');
  if (user.email !== email) {
    throw new AppError(
      'forbidden',
      `This invitation is for ${email}. Sign in with that account, or ask for an invitation of your own.`,
    );
  }
  if (user.isSample) {
    throw new AppError('forbidden', 'A sample account stays in the sample newsroom.');
  }
  if (user.disabledAt !== null) {
    throw new AppError('forbidden', 'This account has been disabled.');
  }
  const sessionToken = await asSystem(db, 'invitation', async (tx) => {
    const invitation = requireOpen(await lockInvitation(tx, sha256(token)), now);
    await join(tx, invitation, { userId: user.id, now });
    return password === null ? null : startSession(user.id, context)(tx);
  });
  return { sessionToken };
}

/** The single sign-on vouches for the e-mail address: what is open for it is accepted. */
export async function acceptAllFor(
  tx: Tx,
  { userId, email, now }: { userId: string; email: string; now: Date },
): Promise<void> {
  for (const invitation of await lockOpenInvitationsFor(tx, email, now)) {
    await join(tx, invitation, { userId, now });
  }
}

async function join(
  tx: Tx,
  invitation: InvitationRow,
  { userId, now }: { userId: string; now: Date },
): Promise<void> {
  const { newsroomId, roles } = invitation;
  await lockNewsroom(tx, newsroomId);
  await addRoles(tx, { newsroomId, userId, roles, now });
  await setAccepted(tx, { id: invitation.id, acceptedById: userId, now });
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor: { userId },
    now,
    type: 'member.joined',
    payload: { userId, invitationId: invitation.id, roles },
  });
}
