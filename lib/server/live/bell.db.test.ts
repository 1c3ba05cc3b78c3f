/** The bell: how many notifications wait, on the stream of a newsroom. */
import { afterEach, describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, NOW } from '@/lib/testing/factories';
import { aLiveServer, closeLiveServers, type LiveClient } from '@/lib/testing/live';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';

afterEach(closeLiveServers);

const unreadOf = ({ frames }: LiveClient) =>
  frames
    .filter(({ event }) => event === 'presence')
    .map(({ data }) => (JSON.parse(data) as { unread?: number }).unread ?? 0);

function tell(db: Db, { userId, newsroomId }: Actor, occasion: string) {
  const row = { newsroomId, userId, kind: 'query_put', isListed: true, occurredAt: NOW };
  return asSystem(db, 'seed', (tx) =>
    tx.notification.create({ data: { ...row, occasion }, select: { id: true } }),
  );
}

describe('the bell', () => {
  test('says how much waits for whoever follows the newsroom, and for nobody else', async ({
    db,
    databaseUrl,
  }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const { follow, errors } = aLiveServer(db, databaseUrl);
    const watching = await follow(ana, null);
    const other = await follow(ben, null);
    await watching.until(1);
    await other.until(1);

    const { id } = await tell(db, ana, 'one');
    await expect.poll(() => unreadOf(watching).at(-1)).toBe(1);
    await asSystem(db, 'seed', (tx) =>
      tx.notification.update({ where: { id }, data: { readAt: NOW } }),
    );
    await expect.poll(() => unreadOf(watching).at(-1)).toBe(0);
    // The control: it rings for the other too, when something is for them.
    expect(unreadOf(other)).toEqual([]);
    await tell(db, ben, 'two');
    await expect.poll(() => unreadOf(other)).toEqual([1]);
    expect(errors).toEqual([]);
  });
});
