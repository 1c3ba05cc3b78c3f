import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

/** A signed-in browser, with the person and where they are a member. */
export type SessionRow = {
  id: string;
  newsroomId: string | null;
  expires: Date;
  createdAt: Date;
  /** When the person last showed who they are. */
  authenticatedAt: Date;
  user: {
    id: string;
    name: string;
    email: string;
    isSample: boolean;
    disabledAt: Date | null;
    memberships: { newsroomId: string; roles: Role[] }[];
  };
};

export async function findSession(tx: Tx, tokenHash: string): Promise<SessionRow | null> {
  return tx.session.findUnique({
    where: { sessionToken: tokenHash },
    select: {
      id: true,
      newsroomId: true,
      expires: true,
      createdAt: true,
      authenticatedAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          isSample: true,
          disabledAt: true,
          memberships: {
            select: { newsroomId: true, roles: true },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          },
        },
      },
    },
  });
}

export async function insertSession(
  tx: Tx,
  session: {
    tokenHash: string;
    userId: string;
    expires: Date;
    now: Date;
    /** Earlier than now where an identity provider had known the person for a while. */
    authenticatedAt?: Date;
  },
): Promise<void> {
  await tx.session.create({
    data: {
      sessionToken: session.tokenHash,
      userId: session.userId,
      expires: session.expires,
      authenticatedAt: session.authenticatedAt ?? session.now,
      createdAt: session.now,
    },
    select: { id: true },
  });
}

/** A session that has been ended meanwhile stays ended. */
export async function extendSession(tx: Tx, sessionId: string, expires: Date): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId }, data: { expires } });
}

export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.session.deleteMany({ where: { sessionToken: tokenHash } });
}

export async function deleteSessionsOf(tx: Tx, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
}

/** Sessions that have run out are of no use to anyone. */
export async function deleteExpiredSessionsOf(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.session.deleteMany({ where: { userId, expires: { lt: now } } });
}
