import 'server-only';

import type { Actor, Role } from '@/lib/domain/access/access-request';

import type { Tx } from '../db/client';
import { hashPassword } from '../auth/password-hash';
import { uuidv7 } from '../new-id';
import type { UseCaseContext } from '../use-cases/context';
import file from './accounts.json';
import type { SampleAccounts, SampleReviewer } from './types';

const { password, accounts } = file as SampleAccounts;

/** One transaction of one person; `later` is the same person some minutes on. */
export type AsPerson = <T>(
  actor: Actor,
  work: (context: UseCaseContext, later: () => UseCaseContext) => Promise<T>,
) => Promise<T>;

export type SamplePeople = {
  withRole: (role: Role) => Actor;
  reviewer: (reviewer: SampleReviewer) => Actor;
};

/** One account for each role, with a second checker. They sign in on localhost only. */
export async function insertSamplePeople(
  tx: Tx,
  newsroomId: string,
  now: Date,
): Promise<SamplePeople> {
  const passwordHash = await hashPassword(password);
  const actors: { actor: Actor; reviewer: SampleReviewer | undefined }[] = [];
  for (const account of accounts) {
    const userId = uuidv7();
    const roles = [...account.roles];
    await tx.user.create({
      data: {
        id: userId,
        name: account.name,
        email: account.email,
        passwordHash,
        isSample: true,
        createdAt: now,
      },
    });
    await tx.membership.create({ data: { newsroomId, userId, roles, createdAt: now } });
    actors.push({
      actor: { userId, newsroomId, roles, scopes: null },
      reviewer: account.reviewer,
    });
  }
  const find = (is: (entry: (typeof actors)[number]) => boolean): Actor => {
    const found = actors.find(is);
    if (!found) throw new Error('The sample accounts do not have everyone the sample needs');
    return found.actor;
  };
  return {
    withRole: (role) => find(({ actor }) => actor.roles.includes(role)),
    reviewer: (reviewer) => find((entry) => entry.reviewer === reviewer),
  };
}
