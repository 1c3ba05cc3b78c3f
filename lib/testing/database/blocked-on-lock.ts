import { expect } from 'vitest';

import type { Db } from '@/lib/server/db/client';

/** Resolves once some query of this database is waiting for a lock. */
export async function blockedOnLock(db: Db): Promise<void> {
  await expect
    .poll(
      async () => {
        const [row] = await db.$queryRaw<{ waiting: number }[]>`
          SELECT count(*)::int AS waiting FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return row?.waiting;
      },
      { timeout: 10_000 },
    )
    .toBe(1);
}
