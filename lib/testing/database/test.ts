/**
 * `test` with a `db` fixture: a real, migrated PostgreSQL database without rows,
 * but for those that a migration brings. The database is copied once a file and
 * emptied before each test.
 */
import { randomUUID } from 'node:crypto';

import { Client } from 'pg';
import { test as base } from 'vitest';

import { createDb, type Db } from '@/lib/server/db/client';

import { emptyingOf } from './emptying';
import { adminUrl, templateName, withDatabase } from './urls';

type Database = {
  db: Db;
  /** For what needs a connection string: a second client, LISTEN, a child process. */
  url: string;
  empty: () => Promise<unknown>;
};

export const test = base.extend<{ database: Database; db: Db; databaseUrl: string }>({
  database: [
    async ({}, use) => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      const url = withDatabase(name);
      await onServer(adminUrl(), (client) =>
        client.query(`CREATE DATABASE ${name} TEMPLATE ${templateName()}`),
      );
      const db = createDb(url, { keepsStatements: true });
      await onServer(url, async (client) => {
        const emptying = await emptyingOf(client);
        await use({ db, url, empty: () => client.query(emptying) });
      });
      await db.$disconnect();
      await onServer(adminUrl(), (client) => drop(client, name));
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

async function drop(client: Client, name: string): Promise<void> {
  try {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } catch {
    // Only a superuser may end the server's own cleaning of the tables by force; asked
    // without force, the server ends it by itself.
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
  }
}

async function onServer<Result>(
  connectionString: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
