/** Writing migrations. That they work is for the database tests. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import {
  newMigration,
  pendingChanges,
  readMigrations,
  timestampOf,
  toSlug,
} from './migrations.mjs';

const SCHEMA = `datasource db {
  provider = "postgresql"
}

model Article {
  id    Int    @id
  title String
}
`;

function aProject(schema) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const schemaPath = path.join(folder, 'schema.prisma');
  writeFileSync(schemaPath, schema);
  return { folder: path.join(folder, 'migrations'), schemaPath };
}

test('the schema says nothing that no migration does', async () => {
  expect(await pendingChanges()).toBe('');
});

test('a migration holds what changed since the last one', async () => {
  const project = aProject(SCHEMA);
  const first = await newMigration({
    ...project,
    name: 'First tables',
    now: new Date('2026-01-02T03:04:05Z'),
  });
  expect(first).toEqual({ directory: '20260102030405_first_tables', isEmpty: false });

  writeFileSync(
    project.schemaPath,
    SCHEMA.replace('title String', 'title String\n  outlet String?'),
  );
  const second = await newMigration({
    ...project,
    name: 'outlet',
    now: new Date('2026-01-02T03:04:06Z'),
  });
  const file = path.join(project.folder, second.directory, 'migration.sql');
  expect(readFileSync(file, 'utf8')).toMatchInlineSnapshot(`
    "-- AlterTable
    ALTER TABLE "Article" ADD COLUMN     "outlet" TEXT;
    "
  `);
  const { migrationDirectories, lockfile } = readMigrations(project.folder);
  expect(migrationDirectories.map((directory) => directory.path)).toEqual([
    '20260102030405_first_tables',
    '20260102030406_outlet',
  ]);
  expect(lockfile.content).toContain('provider = "postgresql"');
});

test('a migration is there to be written by hand when the schema has not changed', async () => {
  const project = aProject(SCHEMA);
  const now = new Date('2026-01-02T03:04:05Z');
  await newMigration({ ...project, name: 'first', now });
  const second = await newMigration({
    ...project,
    name: 'security',
    now: new Date(now.getTime() + 1000),
  });
  expect(second.isEmpty).toBe(true);
});

test('a migration without a name, or of a schema with a mistake, is refused and leaves nothing', async () => {
  const now = new Date('2026-01-02T03:04:05Z');
  await expect(newMigration({ ...aProject(SCHEMA), name: ' - ', now })).rejects.toThrow(/Name the/);

  const project = aProject(SCHEMA.replace('String', 'Strin'));
  await expect(newMigration({ ...project, name: 'x', now })).rejects.toThrow(/Strin/);
  expect(readMigrations(project.folder).migrationDirectories).toEqual([]);
});

test('names and times become the names of folders', () => {
  expect(toSlug('  Add due-date, to Rounds! ')).toBe('add_due_date_to_rounds');
  expect(timestampOf(new Date('2026-12-31T23:59:59.999Z'))).toBe('20261231235959');
});
