import type { Role } from '@/lib/domain/access/access-request';
import type { NameRule } from '@/lib/domain/rounds/reading-names';
import type { RoundMode } from '@/lib/domain/rounds/round-phase';

/** Who can be assigned. */
export type Assignable = { userId: string; name: string; roles: readonly Role[] };

/** What a round is assigned with, as it is filled in. */
export type Assignment = {
  mode: RoundMode;
  chosen: ReadonlySet<string>;
  /** As the field of the browser has it: local time, or empty. */
  due: string;
  note: string;
  /** Null: as the newsroom's rules have it. */
  names: NameRule | null;
};

export function newAssignment(members: readonly Assignable[]): Assignment {
  const checkers = members.filter(({ roles }) => roles.includes('checker'));
  return {
    mode: 'blind',
    chosen: new Set(checkers.map(({ userId }) => userId)),
    due: '',
    note: '',
    names: null,
  };
}

/** What is sent for it. */
export function bodyOf(
  { mode, chosen, due, note, names }: Assignment,
  members: readonly Assignable[],
) {
  return {
    mode,
    reviewerIds: members.map(({ userId }) => userId).filter((id) => chosen.has(id)),
    dueAt: due === '' ? null : new Date(due).toISOString(),
    note,
    ...(names !== null && mode === 'blind' && { names }),
  };
}
