import 'server-only';

import { randomUUID } from 'node:crypto';

import type { Actor } from '@/lib/domain/access/access-request';

import { findActor, getActor, getSignedIn } from './auth/get-actor';
import { createDb, type Db } from './db/client';
import { asActor, asSystem } from './db/transactions';
import { env } from './env';
import { createRouteFactory } from './http/create-route-factory';
import { createDoorbell } from './live/doorbell';
import { createLiveArticles, type LiveArticles } from './live/live-articles';
import { logger } from './logger';
import { type AccountView, accountOf } from './queries/get-account';
import { readRevs } from './repositories/live-repository';
import type { UseCaseContext } from './use-cases/context';

/** The composition root: the only module that joins the real parts together. */

// `next dev` reloads modules; a client per reload would use up the connections.
const kept = globalThis as unknown as { obelusDb?: Db; obelusLive?: LiveArticles };

/** Connects when it is first needed, so that a build needs no database. */
export function database(): Db {
  if (kept.obelusDb !== undefined) return kept.obelusDb;
  const { DATABASE_URL, DIRECT_DATABASE_URL } = env();
  // Where there is a way past a pooler, there is a pooler.
  const keepsStatements = DIRECT_DATABASE_URL === undefined;
  return (kept.obelusDb = createDb(DATABASE_URL, { keepsStatements }));
}

const dependencies = {
  get db() {
    return database();
  },
  getActor: (request: Request) => getActor(database(), request),
  now: () => new Date(),
  newRequestId: () => randomUUID(),
  logError: (error: unknown, { requestId }: { requestId: string }) =>
    logger().error({ err: error, requestId }, 'request failed'),
};

/** Live streams of this process. They end when it is told to stop, or it would wait for them. */
export function liveArticles(): LiveArticles {
  if (kept.obelusLive !== undefined) return kept.obelusLive;
  const { DATABASE_URL, DIRECT_DATABASE_URL, NEXTAUTH_SECRET } = env();
  const onError = (error: unknown) => logger().error({ err: error }, 'live stream');
  const live = createLiveArticles({
    db: database(),
    doorbell: createDoorbell({
      url: DIRECT_DATABASE_URL ?? DATABASE_URL,
      readRevs: (articleIds) => asSystem(database(), 'live', (tx) => readRevs(tx, articleIds)),
      onError,
      random: Math.random,
    }),
    secret: NEXTAUTH_SECRET,
    findActor: (headers) =>
      findActor(database(), headers, { now: new Date(), config: env(), isUse: false }),
    now: () => new Date(),
    onError,
  });
  kept.obelusLive = live;
  const close = () => void live.close();
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  return live;
}

export const defineRoute = createRouteFactory(dependencies);

/** Read in a transaction of its own, for what is made of it outside of one. */
export function readFor<T>(
  actor: Actor,
  read: (context: UseCaseContext) => Promise<T>,
): Promise<T> {
  return asActor(database(), actor, (tx) => read({ tx, actor, now: new Date() }));
}

/**
 * Read what a page shows, in one transaction in the name of whoever is signed
 * in. Returns null when nobody is: the page then leads to the sign-in.
 */
export async function readAsActor<T>(
  read: (context: UseCaseContext) => Promise<T>,
): Promise<{ data: T; account: AccountView } | null> {
  const signedIn = await getSignedIn(database());
  if (!signedIn) return null;
  const { actor, person } = signedIn;
  const data = await asActor(database(), actor, (tx) => read({ tx, actor, now: new Date() }));
  return { data, account: accountOf(actor, person) };
}
