/**
 * The migrations of the database: Prisma's own files in Prisma's own order, so
 * that `prisma migrate deploy` works on them too.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fromRoot } from './paths.mjs';
import { Refusal } from './say.mjs';
import { applyMigrations, diffSchemas } from './schema-engine.mjs';

/** Any number, as long as it is the same for everyone who migrates. */
const MIGRATION_LOCK = 7_305_513;
const LOCK_FILE = 'migration_lock.toml';
/** The schema as the last migration left it: what the next migration is compared with. */
const SNAPSHOT = 'schema.snapshot.prisma';

function migrationsFolder() {
  return fromRoot('prisma', 'migrations');
}

/** All migrations on disk, oldest first, in the form the schema engine takes. */
export function readMigrations(folder = migrationsFolder()) {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  const lock = path.join(folder, LOCK_FILE);
  return {
    baseDir: folder,
    lockfile: { path: LOCK_FILE, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: contentOf(path.join(folder, name)) },
    })),
  };
}

function contentOf(directory) {
  try {
    return { tag: 'ok', value: readFileSync(path.join(directory, 'migration.sql'), 'utf8') };
  } catch (error) {
    return { tag: 'error', value: String(error) };
  }
}

/**
 * Apply our migrations and then the worker's own, whose tables are in a schema apart.
 *
 * @param only names of those of ours that are applied; all where left out.
 * @returns the names of ours that were applied: none where the database is up to date.
 */
export async function migrate(connectionString, { only = null } = {}) {
  return await alone(connectionString, async () => {
    const migrations = readMigrations();
    if (only !== null) {
      migrations.migrationDirectories = migrations.migrationDirectories.filter((each) =>
        only.has(each.path),
      );
    }
    const applied = await applyMigrations({ connectionString, migrations });
    await migrateJobs(connectionString);
    return applied;
  });
}

/** Web and worker may be started at once, on one machine or on several: the second waits. */
async function alone(connectionString, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

async function migrateJobs(connectionString) {
  const { Logger, runMigrations } = await import('graphile-worker');
  // It says what it applied; what went wrong is thrown.
  await runMigrations({ connectionString, logger: new Logger(() => () => undefined) });
}

/**
 * Write the next migration from the difference between the schema as the last migration
 * left it and `prisma/schema.prisma`. Without a difference the file is there all the same,
 * empty: row-level security and triggers are written by hand.
 */
export async function newMigration({
  name,
  now,
  folder = migrationsFolder(),
  schemaPath = fromRoot('prisma', 'schema.prisma'),
}) {
  const slug = toSlug(name);
  if (slug === '') {
    throw new Refusal('Name the migration: npm run db:new-migration -- add_due_date');
  }
  const snapshotPath = path.join(folder, SNAPSHOT);
  const schema = readFileSync(schemaPath, 'utf8');
  const last = existsSync(snapshotPath) ? readFileSync(snapshotPath, 'utf8') : null;
  const sql = await diffSchemas({ from: last, to: schema });

  const directory = `${timestampOf(now)}_${slug}`;
  mkdirSync(path.join(folder, directory), { recursive: true });
  writeFileSync(path.join(folder, directory, 'migration.sql'), sql === '' ? '' : `${sql}\n`);
  writeFileSync(snapshotPath, schema);
  writeFileSync(path.join(folder, LOCK_FILE), LOCK_CONTENT);
  return { directory, isEmpty: sql === '' };
}

/** What `prisma/schema.prisma` says that no migration does yet; empty when there is nothing. */
export async function pendingChanges() {
  const snapshotPath = path.join(migrationsFolder(), SNAPSHOT);
  return await diffSchemas({
    from: existsSync(snapshotPath) ? readFileSync(snapshotPath, 'utf8') : null,
    to: readFileSync(fromRoot('prisma', 'schema.prisma'), 'utf8'),
  });
}

const LOCK_CONTENT = `# Prisma's own file: which kind of database the migrations are for.
provider = "postgresql"
`;

export function toSlug(name) {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/** As Prisma names its folders: the time in UTC, to the second. */
export function timestampOf(date) {
  return date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}
