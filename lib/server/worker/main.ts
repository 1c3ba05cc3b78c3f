import 'server-only';

import { randomUUID } from 'node:crypto';

import { run } from 'graphile-worker';

import { createDb } from '../db/client';
import { asSystem } from '../db/transactions';
import { env } from '../env';
import { logger } from '../logger';
import { beat } from '../repositories/upkeep-repository';
import { TIMETABLE, workerTasks } from './tasks';

/**
 * The worker: what is done beside requests. It shows that it is alive, and
 * deletes what has run out. Any number of workers can run on one database: a
 * job is one worker's alone.
 */
const BEAT_MS = 5_000;

const log = logger();
const db = createDb(env().DATABASE_URL, { max: 4 });
const workerId = randomUUID();

const runner = await run({
  connectionString: env().DATABASE_URL,
  concurrency: 2,
  noHandleSignals: true,
  taskList: workerTasks(db),
  crontab: TIMETABLE,
});

async function showAlive(): Promise<void> {
  try {
    await asSystem(db, 'worker', (tx) => beat(tx, workerId, new Date()));
  } catch (error) {
    log.error({ err: error }, 'worker could not reach the database');
  }
}
await showAlive();
const heartbeat = setInterval(() => void showAlive(), BEAT_MS);

async function stop(): Promise<void> {
  clearInterval(heartbeat);
  await runner.stop();
  await db.$disconnect();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());

await runner.promise;
