/** Databases on a server for tests: a migrated one to copy, copies of it, and their end. */
import { createHash } from 'node:crypto';

import { migrate, readMigrations } from './migrations.mjs';

/** Two runs of the tests may share a server; this number keeps them from making one template twice. */
const TEMPLATE_LOCK = 7_305_512;

function withDatabase(url, name) {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}

/** The name of a database with all migrations, made where it is not there yet. */
export async function ensureTemplate(url) {
  const name = `obelus_template_${hashOfMigrations()}`;
  await onServer(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (there.rowCount !== 0) return;
    // Under another name until it is whole, so that a run that is ended leaves no half template.
    const half = `${name}_half`;
    await client.query(`DROP DATABASE IF EXISTS ${half}`);
    await client.query(`CREATE DATABASE ${half} TEMPLATE template0`);
    await migrate(withDatabase(url, half));
    await client.query(`ALTER DATABASE ${half} RENAME TO ${name}`);
  });
  return name;
}

/** A migrated, empty database of its own. */
export async function createDatabase(url, name) {
  const template = await ensureTemplate(url);
  await onServer(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return withDatabase(url, name);
}

/** A copy of a database of this server that nobody is connected to. */
export async function copyDatabase(url, original, name) {
  const from = new URL(original).pathname.slice(1);
  await onServer(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${from}`));
  return withDatabase(url, name);
}

export async function dropDatabase(url, name) {
  await onServer(url, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

function hashOfMigrations() {
  const content = JSON.stringify(readMigrations().migrationDirectories);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

async function onServer(connectionString, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
