import 'server-only';

import { readdir } from 'node:fs/promises';
import path from 'node:path';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { lastBeat, listAppliedMigrations } from '../repositories/upkeep-repository';

/** A worker that has not been seen for this long is not there. */
const WORKER_SILENCE_MS = 30_000;

export type Readiness = {
  status: 'ready' | 'not_ready';
  database: 'ok' | 'unreachable';
  migrations: 'ok' | 'missing';
  worker: 'ok' | 'silent';
};

export async function readiness(database: () => Db): Promise<Readiness> {
  try {
    const shipped = await listShippedMigrations();
    return await asSystem(database(), 'health', async (tx) => {
      const applied = new Set(await listAppliedMigrations(tx));
      const beat = await lastBeat(tx);
      const isMigrated = shipped.every((name) => applied.has(name));
      const isWorking = beat !== null && Date.now() - beat.getTime() < WORKER_SILENCE_MS;
      return {
        status: isMigrated && isWorking ? 'ready' : 'not_ready',
        database: 'ok',
        migrations: isMigrated ? 'ok' : 'missing',
        worker: isWorking ? 'ok' : 'silent',
      };
    });
  } catch {
    return {
      status: 'not_ready',
      database: 'unreachable',
      migrations: 'missing',
      worker: 'silent',
    };
  }
}

async function listShippedMigrations(): Promise<string[]> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
