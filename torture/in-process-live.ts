/** Live streams of this process, joined as a web process joins them. */
import type { Db } from '@/lib/server/db/client';
import { findActor } from '@/lib/server/auth/get-actor';
import { asSystem } from '@/lib/server/db/transactions';
import { env } from '@/lib/server/env';
import { createDoorbell } from '@/lib/server/live/doorbell';
import { createLiveArticles, type LiveArticles } from '@/lib/server/live/live-articles';
import { readRevs } from '@/lib/server/repositories/live-repository';

export function liveArticlesOf(db: Db, url: string): LiveArticles {
  return createLiveArticles({
    db,
    doorbell: createDoorbell({
      url,
      readRevs: (ids) => asSystem(db, 'live', (tx) => readRevs(tx, ids)),
      onError: () => undefined, // What is cut is what is tried.
      random: Math.random,
    }),
    secret: 'the same for both worlds and every process',
    findActor: (headers) =>
      findActor(db, headers, { now: new Date(), config: env(), isUse: false }),
    now: () => new Date(),
    onError: () => undefined,
  });
}
