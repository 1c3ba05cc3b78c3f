/** Members who come with a token, and the rounds they work on. */
import type { Actor, Role, Scope } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { newSecret } from '@/lib/server/auth/session-cookie';
import { sha256 } from '@/lib/server/hash';
import { insertSession } from '@/lib/server/repositories/session-repository';
import { insertToken } from '@/lib/server/repositories/token-repository';
import { anActor } from '@/lib/testing/factories';

import { bearer } from './wire';

const DAY_MS = 24 * 60 * 60 * 1000;

export type Person = {
  actor: Actor;
  token: string;
  /** What a request in their name carries. */
  headers: Record<string, string>;
};

export async function aPerson(
  db: Db,
  {
    roles = ['checker'],
    newsroomId,
    name,
    scopes = ['read', 'write', 'sign'],
  }: {
    roles?: Role[];
    newsroomId?: string;
    name?: string;
    scopes?: Scope[];
  } = {},
): Promise<Person> {
  const actor = await anActor(db, {
    roles,
    ...(newsroomId !== undefined && { newsroomId }),
    ...(name !== undefined && { name }),
  });
  const token = await aToken(db, actor, scopes);
  return { actor, token, headers: bearer(token) };
}

export async function aToken(db: Db, actor: Actor, scopes: readonly Scope[]): Promise<string> {
  const token = `obelus_${newSecret()}`;
  const now = new Date();
  await asSystem(db, 'seed', (tx) =>
    insertToken(tx, {
      newsroomId: actor.newsroomId,
      userId: actor.userId,
      name: `of a torture: ${scopes.join(', ')}`,
      tokenHash: sha256(token),
      scopes,
      expiresAt: new Date(now.getTime() + DAY_MS),
      now,
    }),
  );
  return token;
}

/** What the browser of somebody who has signed in sends. */
export async function aSession(db: Db, actor: Actor): Promise<Record<string, string>> {
  const token = newSecret();
  const now = new Date();
  await asSystem(db, 'seed', (tx) =>
    insertSession(tx, {
      tokenHash: sha256(token),
      userId: actor.userId,
      expires: new Date(now.getTime() + DAY_MS / 4),
      now,
    }),
  );
  return { cookie: `next-auth.session-token=${token}`, 'sec-fetch-site': 'same-origin' };
}

/** An article of so many different sentences. */
export function someSentences(count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `In ward ${at + 1}, ${(at * 37) % 100} percent of the ${1000 + at} voters turned out.`,
  ).join('\n');
}
