import 'server-only';

import type { TokenView } from '@/lib/contracts/newsroom';
import { type Role, type Scope, SCOPES } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

/** A token as a request presents it, with what decides whether it still counts. */
export type PresentedToken = {
  id: string;
  newsroomId: string;
  scopes: Scope[];
  lastUsedAt: Date | null;
  user: { id: string; isSample: boolean; disabledAt: Date | null };
  roles: Role[];
};

/** A token that counts at `now`: not revoked, not run out, of a membership that has not ended since. */
export async function findLiveToken(
  tx: Tx,
  tokenHash: string,
  now: Date,
): Promise<PresentedToken | null> {
  // Every request of a program begins with this: one statement.
  const [row] = await tx.$queryRaw<TokenRowOfRequest[]>`
    SELECT t.id, t.newsroom_id AS "newsroomId", t.scopes, t.last_used_at AS "lastUsedAt",
           u.id AS "userId", u.is_sample AS "isSample", u.disabled_at AS "disabledAt",
           m.roles::text[] AS roles
      FROM api_token t
      JOIN membership m ON m.newsroom_id = t.newsroom_id AND m.user_id = t.user_id
                       AND m.created_at <= t.created_at
      JOIN app_user u ON u.id = t.user_id
     WHERE t.token_hash = ${tokenHash} AND t.revoked_at IS NULL AND t.expires_at > ${now}`;
  if (row === undefined) return null;
  const { userId, isSample, disabledAt, scopes, ...token } = row;
  return { ...token, scopes: toScopes(scopes), user: { id: userId, isSample, disabledAt } };
}

type TokenRowOfRequest = Pick<PresentedToken, 'id' | 'newsroomId' | 'lastUsedAt' | 'roles'> & {
  scopes: string[];
  userId: string;
  isSample: boolean;
  disabledAt: Date | null;
};

export async function setTokenUsed(tx: Tx, tokenId: string, now: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: now } });
}

type TokenRow = {
  id: string;
  name: string;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  createdAt: Date;
};

const FIELDS = {
  id: true,
  name: true,
  scopes: true,
  expiresAt: true,
  lastUsedAt: true,
  createdAt: true,
} as const;

/** A person's tokens that are not revoked, newest first. */
export async function listTokensOf(
  tx: Tx,
  owner: { newsroomId: string; userId: string },
): Promise<TokenView[]> {
  const rows = await tx.apiToken.findMany({
    where: { newsroomId: owner.newsroomId, userId: owner.userId, revokedAt: null },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(toView);
}

export async function insertToken(
  tx: Tx,
  token: {
    newsroomId: string;
    userId: string;
    name: string;
    tokenHash: string;
    scopes: readonly Scope[];
    expiresAt: Date;
    now: Date;
  },
): Promise<TokenView> {
  const { now, scopes, ...data } = token;
  const row = await tx.apiToken.create({
    data: { ...data, scopes: [...scopes], createdAt: now },
    select: FIELDS,
  });
  return toView(row);
}

/** Whether there was one to revoke. */
export async function revokeTokenOf(
  tx: Tx,
  token: { id: string; newsroomId: string; userId: string; now: Date },
): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({
    where: {
      id: token.id,
      newsroomId: token.newsroomId,
      userId: token.userId,
      revokedAt: null,
    },
    data: { revokedAt: token.now },
  });
  return count > 0;
}

function toView(row: TokenRow): TokenView {
  return {
    id: row.id,
    name: row.name,
    scopes: toScopes(row.scopes),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

function toScopes(stored: readonly string[]): Scope[] {
  return SCOPES.filter((scope) => stored.includes(scope));
}
