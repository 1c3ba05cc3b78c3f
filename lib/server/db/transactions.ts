import 'server-only';

import type { Actor } from '@/lib/domain/access/access-request';

import type { Db, Tx } from './client';
import { Prisma } from './generated/client';

/**
 * The only two ways to a transaction.
 *
 * `asActor` works as the role obelus_app with the actor's ids set, so that
 * row-level security shows what the actor may see and nothing else. `asSystem`
 * works as the connecting user, for what happens before there is an actor or
 * for no actor at all; it names its reason.
 *
 * `run` may run more than once: a transaction that PostgreSQL gave up (a
 * deadlock, a serialization failure) is run again whole. It must therefore have
 * no effect outside the database.
 */
export function asActor<T>(
  db: Db,
  actor: Actor,
  run: (tx: Tx) => Promise<T>,
  { oneAtATime = null }: { oneAtATime?: string | null } = {},
): Promise<T> {
  // Transactions of one such word wait for each other. Waiting is part of the first statement, so
  // that the next one sees what the one before has committed.
  const turn =
    oneAtATime === null
      ? Prisma.empty
      : Prisma.sql`, pg_advisory_xact_lock(hashtextextended(${oneAtATime}, 0))::text`;
  return transact(db, async (tx) => {
    await tx.$queryRaw`
      SELECT set_config('role', 'obelus_app', true),
             set_config('app.user_id', ${actor.userId}, true),
             set_config('app.newsroom_id', ${actor.newsroomId}, true)${turn}`;
    return run(tx);
  });
}

export type SystemReason =
  | 'sign_in'
  | 'set_up'
  | 'invitation'
  | 'health'
  | 'worker'
  | 'live'
  | 'public'
  | 'verify'
  | 'command_line'
  | 'seed';

export function asSystem<T>(
  db: Db,
  _reason: SystemReason,
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(db, run);
}

const ATTEMPTS = 8;

async function transact<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(run, { maxWait: 15_000, timeout: 30_000 });
    } catch (error) {
      if (attempt === ATTEMPTS || !isWriteConflict(error)) throw error;
      // Full jitter: those who collided must not collide again.
      const waitMs = Math.random() * 10 * 2 ** attempt;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** P2034 stands for 40001 and 40P01 in a query; raw queries carry PostgreSQL's own code. */
function isWriteConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2034') return true;
  return error.code === 'P2010' && /\b(?:40001|40P01)\b/.test(JSON.stringify(error.meta ?? {}));
}
