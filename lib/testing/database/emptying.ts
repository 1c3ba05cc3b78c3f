/**
 * Emptying a database between two tests: every table, in one statement, and then
 * the rows that the migrations bring are put back from a copy.
 */
import type { Client } from 'pg';

/** Where the copies are kept. The application's schema never names it. */
const KEPT = 'kept_by_the_tests';

/**
 * Look at a freshly migrated database once, and say which SQL brings it back to that state. The copies are taken on the way.
 */
export async function emptyingOf(client: Client): Promise<string> {
  const tables = await namesOf(
    client,
    `SELECT format('%I', relname) AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname <> '_prisma_migrations'
      ORDER BY relname`,
  );
  if (tables.length === 0) return '';

  const filled: string[] = [];
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${table} LIMIT 1`);
    if (rowCount !== null && rowCount > 0) filled.push(table);
  }
  if (filled.length > 0) await client.query(`CREATE SCHEMA ${KEPT}`);
  for (const table of filled) {
    await client.query(`CREATE TABLE ${KEPT}.${table} AS TABLE public.${table}`);
  }

  const guards = await guardsAgainstTruncate(client);
  return [
    'BEGIN',
    ...guards.map((guard) => `ALTER TABLE ${guard.table} DISABLE TRIGGER ${guard.name}`),
    `TRUNCATE ${tables.map((table) => `public.${table}`).join(', ')} RESTART IDENTITY CASCADE`,
    ...guards.map((guard) => `ALTER TABLE ${guard.table} ENABLE TRIGGER ${guard.name}`),
    ...filled.map((table) => `INSERT INTO public.${table} TABLE ${KEPT}.${table}`),
    'COMMIT',
  ].join(';\n');
}

async function namesOf(client: Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map((row) => row.name);
}

/** Triggers that refuse TRUNCATE guard the application, not the tests. */
async function guardsAgainstTruncate(client: Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(
    `SELECT tgrelid::regclass::text AS table, format('%I', tgname) AS name
       FROM pg_trigger WHERE NOT tgisinternal AND (tgtype & 32) <> 0`,
  );
  return rows;
}
