import 'server-only';

import { headers as requestHeaders } from 'next/headers';
import { cache } from 'react';

import type { Actor } from '@/lib/domain/access/access-request';

import type { Db, Tx } from '../db/client';
import { asSystem } from '../db/transactions';
import { env } from '../env';
import { sha256 } from '../hash';
import { extendSession, findSession, type SessionRow } from '../repositories/session-repository';
import { findLiveToken, setTokenUsed } from '../repositories/token-repository';
import { isSampleSignInOpen } from './local-request';
import {
  type AuthConfig,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  sessionTokenOf,
} from './session-cookie';

/** Writing down each use would make every read a write. */
const TOKEN_USE_NOTED_EVERY_MS = 60_000;
const SESSION_EXTENDED_EVERY_MS = 5 * 60_000;

/** Who makes this request to the API: by its bearer token, else by its session; `null` for nobody. */
export function getActor(db: Db, request: Request): Promise<Actor | null> {
  return findActor(db, request.headers, { now: new Date(), config: env() });
}

export type SignedIn = { actor: Actor; person: { name: string; email: string } };

/** Who looks at this page. Asked once for all parts of the page. */
export const getSignedIn = cache(async (db: Db): Promise<SignedIn | null> => {
  const headers = await requestHeaders();
  // A page is for a person with a browser; a token has the API.
  if (bearerOf(headers) !== null) return null;
  const session = await findSignedIn(db, headers, { now: new Date(), config: env() });
  const actor = session === null ? null : actorOfSession(session);
  return session === null || actor === null ? null : { actor, person: session.user };
});

export type AuthContext = {
  now: Date;
  config: AuthConfig;
  /** False where it is no person who asks again, such as an open stream: a session goes on with use. */
  isUse?: boolean;
};

/**
 * Read anew with every request, so that signing out, the end of a membership and
 * the disabling of an account hold from the next request on.
 */
export async function findActor(
  db: Db,
  headers: Headers,
  context: AuthContext,
): Promise<Actor | null> {
  const bearer = bearerOf(headers);
  // A token that does not count is never made good by a cookie: where there is a
  // bearer token, a write is not checked for coming from another site.
  if (bearer !== null) {
    return asSystem(db, 'sign_in', (tx) => actorOfToken(tx, bearer, headers, context));
  }
  const session = await findSignedIn(db, headers, context);
  return session === null ? null : actorOfSession(session);
}

/** The signed-in person, whether or not they are a member of any newsroom. */
export async function findSignedIn(
  db: Db,
  headers: Headers,
  { now, config, isUse = true }: AuthContext,
): Promise<SessionRow | null> {
  const token = sessionTokenOf(headers, config);
  if (token === null || token === '') return null;
  return asSystem(db, 'sign_in', async (tx) => {
    const session = await findSession(tx, sha256(token));
    if (session === null || hasEnded(session, now)) return null;
    if (session.user.disabledAt !== null) return null;
    if (session.user.isSample && !isSampleSignInOpen(headers, config)) return null;
    const expires = expiryOf(session.createdAt, now);
    if (isUse && expires.getTime() - session.expires.getTime() > SESSION_EXTENDED_EVERY_MS) {
      await extendSession(tx, session.id, expires);
    }
    return session;
  });
}

export function hasEnded(session: { expires: Date; createdAt: Date }, now: Date): boolean {
  return (
    session.expires <= now || session.createdAt.getTime() + SESSION_ABSOLUTE_MS <= now.getTime()
  );
}

/** Idle time from now on, within the absolute time of the session. */
export function expiryOf(createdAt: Date, now: Date): Date {
  return new Date(
    Math.min(now.getTime() + SESSION_IDLE_MS, createdAt.getTime() + SESSION_ABSOLUTE_MS),
  );
}

function actorOfSession({ user, newsroomId }: SessionRow): Actor | null {
  const memberships = user.memberships.filter(({ roles }) => roles.length > 0);
  const membership =
    memberships.find((candidate) => candidate.newsroomId === newsroomId) ?? memberships[0];
  if (membership === undefined) return null;
  return {
    userId: user.id,
    newsroomId: membership.newsroomId,
    roles: membership.roles,
    scopes: null,
  };
}

async function actorOfToken(
  tx: Tx,
  bearer: string,
  headers: Headers,
  { now, config, isUse = true }: AuthContext,
): Promise<Actor | null> {
  if (!/^obelus_[\w-]{20,100}$/.test(bearer)) return null;
  const token = await findLiveToken(tx, sha256(bearer), now);
  if (token === null || token.roles.length === 0 || token.user.disabledAt !== null) return null;
  if (token.user.isSample && !isSampleSignInOpen(headers, config)) return null;

  const usedAtMs = token.lastUsedAt?.getTime() ?? 0;
  if (isUse && now.getTime() - usedAtMs >= TOKEN_USE_NOTED_EVERY_MS) {
    await setTokenUsed(tx, token.id, now);
  }
  return {
    userId: token.user.id,
    newsroomId: token.newsroomId,
    roles: token.roles,
    scopes: token.scopes,
  };
}

/** What follows `Bearer`; `null` where the header is absent or of another scheme, as a proxy's own. */
function bearerOf(headers: Headers): string | null {
  const match = /^bearer\s*(.*)$/i.exec(headers.get('authorization') ?? '');
  return match === null ? null : (match[1] ?? '');
}
