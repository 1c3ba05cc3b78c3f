/**
 * `test` with a `db` fixture: a real, migrated PostgreSQL database without rows,
 * but for those that a migration brings. The database is copied once a file and
 * emptied before each test.
 */
import { test as base } from 'vitest';

import { createDb, type Db } from '@/lib/server/db/client';

import { copyOf, onServer } from './copies';
import { emptyingOf } from './emptying';
import { templateName } from './urls';

type Database = {
  db: Db;
  /** For what needs a connection string: a second client, LISTEN, a child process. */
  url: string;
  empty: () => Promise<unknown>;
};

export const test = base.extend<{ database: Database; db: Db; databaseUrl: string }>({
  database: [
    async ({}, use) => {
      const { url, drop } = await copyOf(templateName());
      const db = createDb(url, { keepsStatements: true });
      await onServer(url, async (client) => {
        const emptying = await emptyingOf(client);
        await use({ db, url, empty: () => client.query(emptying) });
      });
      await db.$disconnect();
      await drop();
    },
    { scope: 'file' },
  ],
  db: async ({ database }, use) => {
    await database.empty();
    await use(database.db);
  },
  databaseUrl: async ({ database }, use) => {
    await use(database.url);
  },
});
