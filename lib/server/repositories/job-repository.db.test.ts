import { runOnce } from 'graphile-worker';
import { expect } from 'vitest';

import { test } from '@/lib/testing/database/test';
import { anActor } from '@/lib/testing/factories';

import type { Tx } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { addJob } from './job-repository';

/** Run all that waits, and say what was run. */
async function whatRuns(databaseUrl: string): Promise<unknown[]> {
  const payloads: unknown[] = [];
  await runOnce({
    connectionString: databaseUrl,
    noHandleSignals: true,
    taskList: { note: (payload) => void payloads.push(payload) },
  });
  return payloads;
}

test('a job is run once what it follows from is committed, and never if it was not', async ({
  db,
  databaseUrl,
}) => {
  const actor = await anActor(db, { roles: ['checker'] });
  await asActor(db, actor, (tx) => addJob(tx, 'note', { id: 'kept' }));
  await expect(
    asActor(db, actor, async (tx) => {
      await addJob(tx, 'note', { id: 'taken back' });
      throw new Error('The change was refused.');
    }),
  ).rejects.toThrow('refused');

  expect(await whatRuns(databaseUrl)).toEqual([{ id: 'kept' }]);
  expect(await whatRuns(databaseUrl)).toEqual([]);
});

test('of two jobs with one key the later one is run', async ({ db, databaseUrl }) => {
  const actor = await anActor(db, { roles: ['checker'] });
  await asActor(db, actor, (tx) => addJob(tx, 'note', { id: 'first' }, { key: 'digest' }));
  await asActor(db, actor, (tx) => addJob(tx, 'note', { id: 'second' }, { key: 'digest' }));

  expect(await whatRuns(databaseUrl)).toEqual([{ id: 'second' }]);
});

test('a request cannot read the queue, which the system can', async ({ db }) => {
  const actor = await anActor(db, { roles: ['administrator'] });
  await asActor(db, actor, (tx) => addJob(tx, 'note', { id: 'waits' }));

  await expect(asActor(db, actor, waiting)).rejects.toThrow(/permission denied/u);
  expect(await asSystem(db, 'worker', waiting)).toBe(1);
});

const waiting = async (tx: Tx): Promise<number> => {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM graphile_worker._private_jobs`;
  return row?.n ?? 0;
};
