import 'server-only';

import { AppError } from '../app-error';
import type { Db, Tx } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import {
  deleteExpiredSessionsOf,
  deleteSession,
  insertSession,
} from '../repositories/session-repository';
import { findUserByEmail, type UserRow } from '../repositories/user-repository';
import { clientAddressOf } from './client-address';
import { expiryOf } from './get-actor';
import { isSampleSignInOpen } from './local-request';
import { isPassword } from './password-hash';
import { type AuthConfig, newSecret, sessionTokenOf } from './session-cookie';
import type { SignInThrottle } from './sign-in-throttle';

/** What every way of signing in works with. */
export type SignInContext = {
  db: Db;
  throttle: SignInThrottle;
  config: AuthConfig;
  headers: Headers;
  now: Date;
};

/** @throws AppError saying why not; a wrong password and an unknown person sound and cost the same. */
export async function signInWithPassword(
  { email, password }: { email: string; password: string },
  context: SignInContext,
): Promise<{ sessionToken: string }> {
  const user = await checkPassword({ email, password }, context);
  refuseUnlessWelcome(user, context);
  return { sessionToken: await asSystem(context.db, 'sign_in', startSession(user.id, context)) };
}

/** @throws AppError unless this is the password of the account with this e-mail address. */
export async function checkPassword(
  { email, password }: { email: string; password: string },
  { db, throttle, config, headers }: SignInContext,
): Promise<UserRow> {
  const attempt = { email, address: clientAddressOf(headers, config.TRUSTED_PROXY_HOPS) };
  await throttle.attempt(attempt);
  const user = await asSystem(db, 'sign_in', (tx) => findUserByEmail(tx, email));
  const isRight = await isPassword(user?.passwordHash ?? null, password);
  if (user === null || !isRight) {
    throw new AppError('not_signed_in', 'The e-mail address or the password is wrong.');
  }
  await throttle.succeeded(attempt);
  return user;
}

/** One click, for those who try the application on their own machine. */
export async function signInAsSample(
  { email }: { email: string },
  context: SignInContext,
): Promise<{ sessionToken: string }> {
  const { db, headers, config } = context;
  // Refused before the account is looked up: elsewhere nobody learns which there are.
  if (!isSampleSignInOpen(headers, config)) throw sampleRefused();
  const sessionToken = await asSystem(db, 'sign_in', async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (user === null || !user.isSample) {
      throw new AppError('not_found', 'There is no sample account with this address.');
    }
    refuseUnlessWelcome(user, context);
    return startSession(user.id, context)(tx);
  });
  return { sessionToken };
}

export async function signOut({
  db,
  headers,
  config,
}: Pick<SignInContext, 'db' | 'headers' | 'config'>): Promise<void> {
  const token = sessionTokenOf(headers, config);
  if (token === null) return;
  await asSystem(db, 'sign_in', (tx) => deleteSession(tx, sha256(token)));
}

/** @throws AppError for a person who may not come in, whatever they can prove. */
function refuseUnlessWelcome(
  user: Pick<UserRow, 'isSample' | 'disabledAt' | 'memberships'>,
  { headers, config }: Pick<SignInContext, 'headers' | 'config'>,
): void {
  if (user.isSample && !isSampleSignInOpen(headers, config)) throw sampleRefused();
  if (user.disabledAt !== null) {
    throw new AppError(
      'forbidden',
      'This account has been disabled. An administrator of your newsroom can tell you more.',
    );
  }
  if (user.memberships.every(({ roles }) => roles.length === 0)) {
    throw new AppError(
      'forbidden',
      'This account belongs to no newsroom any more. Ask an administrator for an invitation.',
    );
  }
}

function sampleRefused(): AppError {
  return new AppError(
    'forbidden',
    'Sample accounts work only on the machine that runs Obelus, at its localhost address.',
  );
}

/**
 * A new session for this browser. The one it had is ended, so that a token that
 * somebody planted before the sign-in is worth nothing after it.
 */
export function startSession(
  userId: string,
  { headers, config, now }: Pick<SignInContext, 'headers' | 'config' | 'now'>,
): (tx: Tx) => Promise<string> {
  return async (tx) => {
    const earlier = sessionTokenOf(headers, config);
    if (earlier !== null) await deleteSession(tx, sha256(earlier));
    await deleteExpiredSessionsOf(tx, userId, now);
    const token = newSecret();
    await insertSession(tx, {
      tokenHash: sha256(token),
      userId,
      expires: expiryOf(now, now),
      now,
    });
    return token;
  };
}
