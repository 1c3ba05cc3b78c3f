/** Two databases of one beginning. */
import { randomUUID } from 'node:crypto';

import { createDb } from '@/lib/server/db/client';

import { copyDatabase } from '../scripts/lib/test-databases.mjs';
import type { Twin } from './blindness';
import { aDatabase, atClearUp } from './ground';
import { liveArticlesOf } from './in-process-live';

export async function twins(): Promise<{
  first: Twin & { url: string };
  makeTwin: () => Promise<Twin & { url: string }>;
}> {
  const { db, url, server } = await aDatabase({ isDurable: false });
  const first = { db, url, live: liveArticlesOf(db, url) };
  atClearUp(() => first.live.close());
  return {
    first,
    makeTwin: async () => {
      // Nobody may be connected to what is copied; the next question connects again.
      await db.$disconnect();
      const name = `torture_${randomUUID().replaceAll('-', '')}`;
      const copied = await copyDatabase(server.url, url, name);
      const copy = createDb(copied);
      atClearUp(() => copy.$disconnect());
      const live = liveArticlesOf(copy, copied);
      atClearUp(() => live.close());
      return { db: copy, url: copied, live };
    },
  };
}
