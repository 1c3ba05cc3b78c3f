/**
 * What the migrations build against what `prisma/schema.prisma`, and so the client
 * made from it, expects. The two are written apart: a column that one of them
 * does not have would be found by the first request that needs it.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import pg from 'pg';
import { expect, test } from 'vitest';

import { migrate } from './migrations.mjs';
import { fromRoot } from './paths.mjs';
import { diffSchemas } from './schema-engine.mjs';

const COLUMNS = `
  SELECT table_name || '.' || column_name || ' ' || udt_name
      || coalesce('(' || character_maximum_length || ')', '')
      || coalesce('(' || datetime_precision || ')', '')
      || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END
      || coalesce(' default ' || column_default, '') AS line
    FROM information_schema.columns
   WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
     -- What PostgreSQL makes by itself, for searching, is nothing that a client writes.
     AND is_generated = 'NEVER'`;
const ENUMS = `
  SELECT typname || ': ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS line
    FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
   WHERE typnamespace = 'public'::regnamespace GROUP BY typname`;
const KEYS = `
  SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) AS line
    FROM pg_constraint
   WHERE contype IN ('f', 'p') AND connamespace = 'public'::regnamespace
     AND conrelid::regclass::text <> '_prisma_migrations'`;
const INDEXES = `
  SELECT indexdef AS line FROM pg_indexes
   WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;

test('the migrations build what the client expects, and can be applied again', async () => {
  const expected = await onNewDatabase(async (client) => {
    const schema = readFileSync(fromRoot('prisma', 'schema.prisma'), 'utf8');
    await client.query(await diffSchemas({ from: null, to: schema }));
    return await describe(client);
  });
  const built = await onNewDatabase(async (client, url) => {
    expect(await migrate(url)).not.toEqual([]);
    expect(await migrate(url)).toEqual([]);
    return await describe(client);
  });

  expect(built.columns).not.toEqual([]);
  expect(built.columns).toEqual(expected.columns);
  expect(built.enums).toEqual(expected.enums);
  expect(built.keys).toEqual(expect.arrayContaining(expected.keys));
  expect(built.indexes).toEqual(expect.arrayContaining(expected.indexes));
});

async function describe(client) {
  const lines = async (sql) => (await client.query(sql)).rows.map(({ line }) => line).sort();
  return {
    columns: await lines(COLUMNS),
    enums: await lines(ENUMS),
    keys: await lines(KEYS),
    indexes: await lines(INDEXES),
  };
}

async function onNewDatabase(work) {
  const server = process.env.TEST_DATABASE_URL;
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  await connected(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  try {
    return await connected(url, (client) => work(client, url));
  } finally {
    await connected(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

async function connected(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
