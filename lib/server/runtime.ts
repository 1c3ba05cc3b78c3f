import 'server-only';

import { randomUUID } from 'node:crypto';

import { getActor, getSignedIn } from './auth/get-actor';
import { createDb, type Db } from './db/client';
import { asActor } from './db/transactions';
import { env } from './env';
import { createRouteFactory } from './http/create-route-factory';
import { logger } from './logger';
import { type AccountView, accountOf } from './queries/get-account';
import type { UseCaseContext } from './use-cases/context';

/** The composition root: the only module that joins the real parts together. */

// `next dev` reloads modules; a client per reload would use up the connections.
const kept = globalThis as unknown as { obelusDb?: Db };

/** Connects when it is first needed, so that a build needs no database. */
export function database(): Db {
  return (kept.obelusDb ??= createDb(env().DATABASE_URL));
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

export const defineRoute = createRouteFactory(dependencies);

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
