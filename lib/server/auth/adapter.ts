import 'server-only';

import type { Adapter, AdapterUser } from 'next-auth/adapters';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import {
  deleteSession,
  extendSession,
  findSession,
  insertSession,
} from '../repositories/session-repository';
import {
  findUserByAccount,
  findUserByEmail,
  findUserById,
  insertAccount,
  insertUser,
  type UserRow,
} from '../repositories/user-repository';
import { acceptAllFor } from './accept-invitation';
import { type AuthContext, expiryOf, hasEnded } from './get-actor';
import { isSampleSignInOpen } from './local-request';
import { normalizedEmail } from './single-sign-on';

/**
 * next-auth's view of our tables, for one request. A session's token is kept as
 * its hash; the idle and the absolute time are ours, whatever next-auth asks for.
 */
export function createAdapter(
  db: Db,
  {
    headers,
    now,
    config,
    authenticatedAt = () => now,
  }: AuthContext & {
    headers: Headers;
    /** When the provider last asked who it is: a session of its own may be older than ours. */
    authenticatedAt?: () => Date;
  },
): Adapter {
  const system = <T>(run: Parameters<typeof asSystem<T>>[2]) => asSystem(db, 'sign_in', run);

  return {
    /**
     * The identity provider has vouched for the address and `signIn` has let the
     * person in (single-sign-on.ts): by an invitation, or by a membership. With a
     * membership there is an account already, and it is theirs.
     */
    createUser: (given: Omit<AdapterUser, 'id'>) =>
      system(async (tx) => {
        const email = normalizedEmail(given.email);
        const known = await findUserByEmail(tx, email);
        const user =
          known ??
          (await insertUser(tx, {
            name: given.name ?? email,
            email,
            passwordHash: null,
            emailVerified: now,
            now,
          }));
        await acceptAllFor(tx, { userId: user.id, email, now });
        return toAdapterUser(user);
      }),

    getUser: (id) => system(async (tx) => orNull(await findUserById(tx, id))),

    // Never: whether an address belongs to somebody already is settled in createUser.
    getUserByEmail: () => null,

    getUserByAccount: (account) =>
      system(async (tx) => orNull(await findUserByAccount(tx, account))),

    updateUser: (user) =>
      system(async (tx) => {
        const known = await findUserById(tx, user.id);
        if (known === null) throw new Error('There is no such person.');
        return toAdapterUser(known);
      }),

    linkAccount: async (account: {
      userId: string;
      type: string;
      provider: string;
      providerAccountId: string;
    }) => {
      await system((tx) => insertAccount(tx, account));
    },

    createSession: ({ sessionToken, userId }) =>
      system(async (tx) => {
        const expires = expiryOf(now, now);
        await insertSession(tx, {
          tokenHash: sha256(sessionToken),
          userId,
          expires,
          now,
          authenticatedAt: authenticatedAt(),
        });
        return { sessionToken, userId, expires };
      }),

    getSessionAndUser: (sessionToken) =>
      system(async (tx) => {
        const session = await findSession(tx, sha256(sessionToken));
        if (session === null || hasEnded(session, now)) return null;
        const { user, expires } = session;
        if (user.disabledAt !== null) return null;
        if (user.isSample && !isSampleSignInOpen(headers, config)) return null;
        return {
          session: { sessionToken, userId: user.id, expires },
          user: { id: user.id, name: user.name, email: user.email, emailVerified: null },
        };
      }),

    updateSession: ({ sessionToken }) =>
      system(async (tx) => {
        const session = await findSession(tx, sha256(sessionToken));
        if (session === null) return null;
        const expires = expiryOf(session.createdAt, now);
        await extendSession(tx, session.id, expires);
        return { sessionToken, userId: session.user.id, expires };
      }),

    deleteSession: async (sessionToken) => {
      await system((tx) => deleteSession(tx, sha256(sessionToken)));
    },
  };
}

function orNull(user: UserRow | null): AdapterUser | null {
  return user === null ? null : toAdapterUser(user);
}

function toAdapterUser({ id, name, email, emailVerified }: UserRow): AdapterUser {
  return { id, name, email, emailVerified };
}
