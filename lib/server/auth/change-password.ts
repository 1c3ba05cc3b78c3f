import 'server-only';

import { AppError } from '../app-error';
import { asSystem } from '../db/transactions';
import { deleteSessionsOf } from '../repositories/session-repository';
import { findUserById, setPasswordHash } from '../repositories/user-repository';
import { findSignedIn } from './get-actor';
import { hashPassword } from './password-hash';
import { checkPassword, type SignInContext, startSession } from './sign-in';

/** Every session of the person ends, on every machine; this browser is given a new one. */
export async function changePassword(
  { current, password }: { current: string; password: string },
  context: SignInContext,
): Promise<{ sessionToken: string }> {
  const { db, headers } = context;
  const session = await findSignedIn(db, headers, context);
  if (session === null) throw new AppError('not_signed_in', 'Sign in to continue.');
  const { id, email, isSample } = session.user;
  if (isSample) {
    throw new AppError('forbidden', 'The password of a sample account stays as it is.');
  }
  const known = await asSystem(db, 'sign_in', (tx) => findUserById(tx, id));
  if (known?.passwordHash === null) {
    throw new AppError(
      'forbidden',
      'This account has no password: you sign in by the newsroom’s single sign-on.',
    );
  }
  try {
    await checkPassword({ email, password: current }, context);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_signed_in') throw error;
    throw new AppError('invalid_input', 'The current password is wrong.', {
      issues: [{ path: 'current', message: 'The current password is wrong.' }],
    });
  }
  const passwordHash = await hashPassword(password);
  const sessionToken = await asSystem(db, 'sign_in', async (tx) => {
    await setPasswordHash(tx, id, passwordHash);
    await deleteSessionsOf(tx, id);
    return startSession(id, context)(tx);
  });
  return { sessionToken };
}
