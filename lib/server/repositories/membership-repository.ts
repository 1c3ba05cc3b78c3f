import 'server-only';

import type { MemberView } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

/** Those who are members now: a membership without roles has ended. */
export async function listMembers(tx: Tx, newsroomId: string): Promise<MemberView[]> {
  const rows = await tx.membership.findMany({
    where: { newsroomId, roles: { isEmpty: false } },
    select: { roles: true, user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
  });
  return rows.map(({ roles, user }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    roles,
  }));
}

export async function findMember(
  tx: Tx,
  { newsroomId, userId }: { newsroomId: string; userId: string },
): Promise<MemberView | null> {
  const row = await tx.membership.findUnique({
    where: { newsroomId_userId: { newsroomId, userId } },
    select: { roles: true, user: { select: { id: true, name: true, email: true } } },
  });
  if (row === null) return null;
  return { userId: row.user.id, name: row.user.name, email: row.user.email, roles: row.roles };
}

export async function setRoles(
  tx: Tx,
  member: { newsroomId: string; userId: string; roles: readonly Role[] },
): Promise<void> {
  await tx.membership.update({
    where: { newsroomId_userId: { newsroomId: member.newsroomId, userId: member.userId } },
    data: { roles: [...member.roles] },
    select: { id: true },
  });
}

/** How many can administer the newsroom: those who cannot sign in do not count. */
export async function countAdministrators(tx: Tx, newsroomId: string): Promise<number> {
  return tx.membership.count({
    where: { newsroomId, roles: { has: 'administrator' }, user: { disabledAt: null } },
  });
}

/**
 * Make a person a member, or add roles to what they hold. A membership that had
 * ended begins anew, so that what was made during the first one, an API token
 * say, does not come back to life with it.
 */
export async function addRoles(
  tx: Tx,
  member: { newsroomId: string; userId: string; roles: readonly Role[]; now: Date },
): Promise<void> {
  const { newsroomId, userId, now } = member;
  const where = { newsroomId_userId: { newsroomId, userId } };
  const held = await tx.membership.findUnique({ where, select: { roles: true } });
  const roles = [...new Set([...(held?.roles ?? []), ...member.roles])];
  const begins = held === null || held.roles.length === 0;
  await tx.membership.upsert({
    where,
    create: { newsroomId, userId, roles, createdAt: now },
    update: { roles, ...(begins && { createdAt: now }) },
    select: { id: true },
  });
}
