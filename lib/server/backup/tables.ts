import 'server-only';

import type { Client } from 'pg';

export type BackupTable = { name: string; columns: readonly string[] };

/**
 * What is true for the moment only: who is signed in, what was tried how often, which
 * worker lives. After a restore people sign in again.
 */
const PASSING = new Set([
  '_prisma_migrations',
  'rate_limit',
  'session',
  'verification_token',
  'worker_heartbeat',
]);

/** Every table that a backup holds, each after those that its rows refer to. */
export async function tablesOf(client: Client): Promise<BackupTable[]> {
  const { rows: columns } = await client.query<{ table: string; columns: string[] }>(`
    SELECT c.table_name AS table, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
      FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
       AND c.is_generated = 'NEVER'
     GROUP BY c.table_name ORDER BY c.table_name`);
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    SELECT DISTINCT conrelid::regclass::text AS from, confrelid::regclass::text AS to
      FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
       AND conrelid <> confrelid`);
  const waiting = columns.filter(({ table }) => !PASSING.has(table));
  const names = new Set(waiting.map(({ table }) => table));
  const ordered: BackupTable[] = [];
  const done = new Set<string>();
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ table }) =>
      references.every(({ from, to }) => from !== table || done.has(to) || !names.has(to)),
    );
    const [next] = waiting.splice(index === -1 ? 0 : index, 1);
    if (index === -1 || next === undefined) {
      throw new Error('Tables refer to each other in a circle: a backup needs an order.');
    }
    done.add(next.table);
    ordered.push({ name: next.table, columns: next.columns });
  }
  return ordered;
}

/** Names of the migrations that the database has been through, in their order. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    SELECT migration_name AS name FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  return rows.map(({ name }) => name);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
