import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

export type Member = { userId: string; name: string; roles: Role[] };

/** Members with at least one role, by name. */
export async function listActiveMembers(tx: Tx): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { roles: { isEmpty: false }, user: { disabledAt: null } },
    select: { userId: true, roles: true, user: { select: { name: true } } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
  });
  return rows.map(({ userId, roles, user }) => ({ userId, name: user.name, roles }));
}

export async function findMember(tx: Tx, userId: string): Promise<Member | null> {
  const members = await listActiveMembers(tx);
  return members.find((member) => member.userId === userId) ?? null;
}
