import 'server-only';

import type { Tx } from '../db/client';

/** Note that a worker is at work, and forget those that have not been for a day. */
export async function beat(tx: Tx, workerId: string, now: Date): Promise<void> {
  await tx.workerHeartbeat.upsert({
    where: { id: workerId },
    create: { id: workerId, seenAt: now },
    update: { seenAt: now },
  });
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await tx.workerHeartbeat.deleteMany({ where: { seenAt: { lt: dayAgo } } });
}

export async function lastBeat(tx: Tx): Promise<Date | null> {
  const row = await tx.workerHeartbeat.findFirst({ orderBy: { seenAt: 'desc' } });
  return row?.seenAt ?? null;
}

/** Names of the migrations that the database has been through. */
export async function listAppliedMigrations(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}

/** Delete what has run out: answers kept for repeats, sessions, counters. */
export async function deleteExpired(tx: Tx, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000);
  await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: dayAgo } } });
  await tx.session.deleteMany({ where: { expires: { lt: now } } });
  await tx.verificationToken.deleteMany({ where: { expires: { lt: now } } });
  await tx.rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } });
}
