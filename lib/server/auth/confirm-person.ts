import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import { AppError } from '../app-error';
import { asSystem } from '../db/transactions';
import type { ConfirmationMethod } from '../repositories/confirmation-repository';
import { findUserById } from '../repositories/user-repository';
import { findSignedIn } from './get-actor';
import { checkPassword, type SignInContext } from './sign-in';

/** Who has no password shows who they are by signing in anew; so long ago is still anew. */
const FRESH_SIGN_IN_MINUTES = 5;

/**
 * That it is really this person who acts now, and not whoever sits down at their
 * open browser: by the password, by a sign-in within the minutes that the newsroom
 * allows, or, for who has no password, by having just come from the single sign-on.
 *
 * @throws AppError saying what is wrong, or TooManyAttempts: guesses count with those at the sign-in.
 */
export async function confirmPerson(
  {
    actor,
    password,
    withinMinutes,
  }: { actor: Actor; password: string | null; withinMinutes: number },
  context: SignInContext,
): Promise<ConfirmationMethod> {
  const { db, headers, now } = context;
  const session = actor.scopes === null ? await findSignedIn(db, headers, context) : null;
  const minutes =
    session === null ? Infinity : (now.getTime() - session.authenticatedAt.getTime()) / 60_000;
  if (minutes < withinMinutes) return 'sign_in';

  const user = await asSystem(db, 'sign_in', (tx) => findUserById(tx, actor.userId));
  if (user === null) throw new AppError('not_signed_in', 'Sign in to continue.');
  if (user.passwordHash === null) {
    if (minutes < FRESH_SIGN_IN_MINUTES) return 'sign_in';
    throw new AppError(
      'not_confirmed',
      'Sign in again by the newsroom’s single sign-on, and then sign within five minutes.',
    );
  }
  if (password === null) throw wrong('Write your password.');
  try {
    await checkPassword({ email: user.email, password }, context);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_signed_in') throw error;
    throw wrong('The password is wrong.');
  }
  return 'password';
}

/** What the page asks for, so that a person is not asked for more than is needed. */
export function confirmingOf({
  hasPassword,
  authenticatedAt,
  withinMinutes,
  now,
}: {
  hasPassword: boolean;
  authenticatedAt: Date | null;
  withinMinutes: number;
  now: Date;
}): 'password' | 'sign_in' | 'none' {
  const minutes =
    authenticatedAt === null ? Infinity : (now.getTime() - authenticatedAt.getTime()) / 60_000;
  if (minutes < withinMinutes) return 'none';
  if (hasPassword) return 'password';
  return minutes < FRESH_SIGN_IN_MINUTES ? 'none' : 'sign_in';
}

function wrong(message: string): AppError {
  return new AppError('invalid_input', message, { issues: [{ path: 'password', message }] });
}
