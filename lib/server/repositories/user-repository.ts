import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';

export type UserRow = {
  id: string;
  name: string;
  email: string;
  emailVerified: Date | null;
  passwordHash: string | null;
  isSample: boolean;
  disabledAt: Date | null;
  memberships: { newsroomId: string; roles: Role[] }[];
};

const FIELDS = {
  id: true,
  name: true,
  email: true,
  emailVerified: true,
  passwordHash: true,
  isSample: true,
  disabledAt: true,
  memberships: { select: { newsroomId: true, roles: true } },
} as const;

export async function hasUsers(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

/** By an e-mail address in lower case, Unicode NFKC. */
export async function findUserByEmail(tx: Tx, email: string): Promise<UserRow | null> {
  return tx.user.findUnique({ where: { email }, select: FIELDS });
}

export async function findUserById(tx: Tx, userId: string): Promise<UserRow | null> {
  return tx.user.findUnique({ where: { id: userId }, select: FIELDS });
}

export async function insertUser(
  tx: Tx,
  user: {
    name: string;
    email: string;
    passwordHash: string | null;
    emailVerified: Date | null;
    now: Date;
  },
): Promise<UserRow> {
  return tx.user.create({
    data: {
      name: user.name,
      email: user.email,
      passwordHash: user.passwordHash,
      emailVerified: user.emailVerified,
      createdAt: user.now,
    },
    select: FIELDS,
  });
}

export async function setPasswordHash(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
}

/** The sample accounts that can do something, in the order they were made. */
export async function listSampleUsers(tx: Tx): Promise<UserRow[]> {
  return tx.user.findMany({
    where: {
      isSample: true,
      disabledAt: null,
      memberships: { some: { roles: { isEmpty: false } } },
    },
    select: FIELDS,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

type ProviderAccount = { provider: string; providerAccountId: string };

export async function findUserByAccount(tx: Tx, account: ProviderAccount): Promise<UserRow | null> {
  const row = await tx.account.findUnique({
    where: {
      provider_providerAccountId: {
        provider: account.provider,
        providerAccountId: account.providerAccountId,
      },
    },
    select: { user: { select: FIELDS } },
  });
  return row?.user ?? null;
}

/** The link alone: the tokens of the identity provider are of no use here and are not kept. */
export async function insertAccount(
  tx: Tx,
  account: ProviderAccount & { userId: string; type: string },
): Promise<void> {
  await tx.account.create({
    data: {
      userId: account.userId,
      type: account.type,
      provider: account.provider,
      providerAccountId: account.providerAccountId,
    },
    select: { id: true },
  });
}
