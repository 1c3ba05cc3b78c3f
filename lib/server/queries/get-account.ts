import 'server-only';

import type { Actor, Role } from '@/lib/domain/access/access-request';

/** The signed-in person as the top bar shows them. */
export type AccountView = { userId: string; name: string; email: string; role: Role };

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

export function accountOf(
  actor: Actor,
  { name, email }: { name: string; email: string },
): AccountView {
  return {
    userId: actor.userId,
    name,
    email,
    role: leadingRole(actor.roles),
  };
}

export function leadingRole(roles: readonly Role[]): Role {
  return LEADING.find((role) => roles.includes(role)) ?? 'viewer';
}
