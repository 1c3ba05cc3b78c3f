import 'server-only';

import type { Actor, Role } from '@/lib/domain/access/access-request';

import { createDb, type Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { env } from '../env';
import {
  type ListedMember,
  listMembersByJoining,
  listNewsrooms,
} from '../repositories/command-line-repository';
import type { UseCaseContext } from '../use-cases/context';
import { UsageError } from './say';

/** In which newsroom and as whom a command works. */
export type Who = { newsroom?: string | undefined; as?: string | undefined };

export type Session = {
  db: Db;
  newsroomId: string;
  actor: Actor;
  members: readonly ListedMember[];
};

/** Connect for as long as `work` lasts. */
export async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb(env().DATABASE_URL, { max: 4 });
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

/** Connect, and find the newsroom and the person: the only one, and its first administrator or editor. */
export async function withSession<T>(who: Who, work: (session: Session) => Promise<T>): Promise<T> {
  return withDb(async (db) => {
    const newsroomId = await findNewsroom(db, who.newsroom);
    const members = await asSystem(db, 'command_line', (tx) =>
      listMembersByJoining(tx, newsroomId),
    );
    const actor = toActor(findPerson(members, who.as), newsroomId);
    return work({ db, newsroomId, actor, members });
  });
}

/** One transaction in a person's name. */
export function run<T>(
  { db }: Session,
  actor: Actor,
  work: (context: UseCaseContext) => Promise<T>,
): Promise<T> {
  return asActor(db, actor, (tx) => work({ tx, actor, now: new Date() }));
}

export async function findNewsroom(db: Db, name: string | undefined): Promise<string> {
  const all = await asSystem(db, 'command_line', listNewsrooms);
  const [only, second] = name === undefined ? all : all.filter((one) => one.name === name);
  if (only !== undefined && second === undefined) return only.id;
  const names = all.map((one) => `“${one.name}”`).join(', ');
  if (all.length === 0) {
    throw new UsageError(
      'There is no newsroom yet. Open the application in a browser and set one up.',
    );
  }
  throw new UsageError(
    name === undefined
      ? `There are several newsrooms (${names}). Name one with --newsroom.`
      : `There is no newsroom “${name}”. There are: ${names}.`,
  );
}

export function memberByEmail(members: readonly ListedMember[], email: string): ListedMember {
  const wanted = email.trim().normalize('NFKC').toLowerCase();
  const found = members.find((member) => member.email === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`Nobody in this newsroom has the e-mail address ${email}.`);
}

export function toActor({ userId, roles }: ListedMember, newsroomId: string): Actor {
  return { userId, newsroomId, roles, scopes: null };
}

function findPerson(members: readonly ListedMember[], email: string | undefined): ListedMember {
  if (email !== undefined) return memberByEmail(members, email);
  const withRole = (role: Role) => members.find(({ roles }) => roles.includes(role));
  const found = withRole('administrator') ?? withRole('editor');
  if (found !== undefined) return found;
  throw new UsageError(
    'This newsroom has no administrator and no editor. Name a person with --as.',
  );
}
