import 'server-only';

import type { PersonView } from '@/lib/contracts/common';

import type { Tx } from '../db/client';

/** Names of people, by id. Whoever is not visible to the actor is left out. */
export async function findPeople(
  tx: Tx,
  ids: Iterable<string | null>,
): Promise<Map<string, PersonView>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await tx.user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, { userId: row.id, name: row.name }]));
}

/** A person by id, with a name that says so when they are not known here any more. */
export function personOf(people: ReadonlyMap<string, PersonView>, userId: string): PersonView {
  return people.get(userId) ?? { userId, name: 'Former member' };
}

/** Who did something, for a line of the record; Obelus itself where no person did. */
export function actorNameOf(
  people: ReadonlyMap<string, PersonView>,
  actorId: string | null,
): string {
  return actorId === null ? 'Obelus' : personOf(people, actorId).name;
}
