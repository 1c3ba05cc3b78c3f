/** What the tortures stand on: a PostgreSQL of their own, and web processes behind a proxy. */
import { randomUUID } from 'node:crypto';

import { createDb, type Db } from '@/lib/server/db/client';

import { atEnd } from '../scripts/lib/ending.mjs';
import { type SeveralWebs, startSeveralWebs } from '../scripts/lib/several-webs.mjs';
import { createDatabase } from '../scripts/lib/test-databases.mjs';
import { startTestServer, type TestServer } from '../scripts/lib/test-server.mjs';
import { liveArticlesOf } from './in-process-live';
import { inProcess, loadRoutes } from './routes';
import { overHttp, type Wire } from './wire';

const open: (() => unknown)[] = [];

/** Stop everything that was started, last first. */
export async function clearUp(): Promise<void> {
  for (const stop of open.splice(0).reverse()) await stop();
}

/** Do this too when a torture is over. */
export function atClearUp(stop: () => unknown): void {
  open.push(stop);
}

atEnd(clearUp);

export type Database = { server: TestServer; url: string; db: Db };

/** A migrated, empty database on a server of its own, which keeps what it acknowledges. */
export async function aDatabase({ isDurable = true } = {}): Promise<Database> {
  const server = await startTestServer({ isDurable });
  open.push(() => server.stop());
  const url = await createDatabase(server.url, `torture_${randomUUID().replaceAll('-', '')}`);
  const db = createDb(url, { keepsStatements: true });
  open.push(() => db.$disconnect());
  return { server, url, db };
}

/** Three web processes behind nginx, unless another number is asked for. */
async function severalWebs(url: string, count = 3): Promise<SeveralWebs> {
  const several = await startSeveralWebs({ databaseUrl: url, count });
  open.push(() => several.stop());
  return several;
}

export type Playground = Database & { wire: Wire; several: SeveralWebs | null };

/** Real processes for the long form; the route handlers in this process for the short one. */
export async function aPlayground(size: 'short' | 'long'): Promise<Playground> {
  const database = await aDatabase();
  if (size === 'short') {
    const routes = await loadRoutes();
    const live = liveArticlesOf(database.db, database.url);
    open.push(() => live.close());
    const wire = inProcess(routes, { db: database.db, live });
    return { ...database, wire, several: null };
  }
  const several = await severalWebs(database.url);
  return { ...database, wire: overHttp(several.address), several };
}
