import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';

import { findAccount } from '../repositories/person-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The signed-in person as the top bar shows them. */
export type AccountView = { name: string; email: string; role: Role };

/** Which role leads where a person holds several: the one that decides most. */
const LEADING: readonly Role[] = [
  'head_of_research',
  'editor',
  'legal',
  'checker',
  'writer',
  'administrator',
  'viewer',
];

export async function getAccount({ tx, actor }: UseCaseContext): Promise<AccountView> {
  const { name, email } = await findAccount(tx, actor.userId);
  return { name, email, role: LEADING.find((role) => actor.roles.includes(role)) ?? 'viewer' };
}
