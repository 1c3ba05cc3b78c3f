/** A backup that was never restored is none: each is restored here and compared row by row. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { Client } from 'pg';
import { expect } from 'vitest';

import { test as base } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound } from '@/lib/testing/factories';
import { adminUrl, templateName, withDatabase } from '@/lib/testing/database/urls';

import { diskBlobs } from '../blobs/disk-blobs';
import { createDb, type Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { seedSample } from '../sample/seed-sample';
import { verifyRecord } from '../use-cases/verify-record';
import { loadBackup } from './read-backup';
import { tablesOf } from './tables';
import { writeBackup } from './write-backup';

const TAKEN = new Date('2025-06-01T12:00:00Z');
const PAGE = Buffer.from('<p>Gauge at 41.2 metres.</p>');

/** A folder, and an empty database of the same form beside the one of the test. */
const test = base.extend<{ folder: string; emptyUrl: string }>({
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-test-backup-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  emptyUrl: async ({}, use) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await asked(adminUrl(), `CREATE DATABASE ${name} TEMPLATE ${templateName()}`);
    await use(withDatabase(name));
    await asked(adminUrl(), `DROP DATABASE ${name}`);
  },
});

async function asked(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A newsroom with a claim and the page that was captured for it, backed up. */
async function backedUp(db: Db, databaseUrl: string, folder: string, fill = aClaim) {
  await fill(db);
  const store = diskBlobs(path.join(folder, 'before'));
  await aCapture(db, await store.put(PAGE));
  const file = path.join(folder, 'backup.tgz');
  const manifest = await writeBackup(file, { databaseUrl, blobs: store, now: TAKEN });
  return { file, manifest };
}

async function aClaim(db: Db): Promise<void> {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const round = await aRound(db, { reviewers: [reviewer], text: 'Turnout was 62 percent.' });
  await anAnnotation(db, reviewer, round, '62 percent');
}

async function aCapture(db: Db, { sha256, size }: { sha256: string; size: number }) {
  const claim = await db.annotation.findFirstOrThrow({ include: { round: true } });
  const { newsroomId, articleId } = claim.round;
  const id = uuidv7();
  await db.capture.create({
    data: {
      id,
      newsroomId,
      articleId,
      roundId: claim.roundId,
      reviewerId: claim.reviewerId,
      annotationId: claim.id,
      citationId: uuidv7(),
      kind: 'page',
      state: 'done',
      askedById: claim.reviewerId,
      parts: { create: { kind: 'page', newsroomId, sha256, size, mediaType: 'text/html' } },
    },
  });
}

/** Every row of every table that a backup holds, as PostgreSQL writes it. */
async function contentsOf(url: string): Promise<Record<string, unknown[]>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = await tablesOf(client);
  await client.end();
  const contents: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    contents[name] = await asked(url, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
  }
  return contents;
}

test('what is restored is what was backed up, row by row and byte by byte', async ({
  db,
  databaseUrl,
  folder,
  emptyUrl,
}) => {
  const { file, manifest } = await backedUp(db, databaseUrl, folder, (all) =>
    seedSample(all, TAKEN),
  );
  const after = diskBlobs(path.join(folder, 'after'));
  await loadBackup(file, { databaseUrl: emptyUrl, blobs: after });

  const contents = await contentsOf(databaseUrl);
  expect(contents['event']?.length).toBeGreaterThan(100);
  expect(await contentsOf(emptyUrl)).toEqual(contents);
  expect(manifest.blobs).toHaveLength(1);
  expect(await after.get(manifest.blobs[0]?.sha256 ?? '')).toEqual(PAGE);

  const restored = createDb(emptyUrl);
  expect(await verifyRecord(restored)).toEqual(await verifyRecord(db));
  await expect(restored.$executeRaw`UPDATE event SET type = type`).rejects.toThrow(
    /never changed/u,
  );
  await restored.$disconnect();
});

test('only its owner may read the file, and nothing is left beside it', async ({
  db,
  databaseUrl,
  folder,
}) => {
  const { file } = await backedUp(db, databaseUrl, folder);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).sort()).toEqual(['backup.tgz', 'before']);
});

test('a byte that changed in the file is found, and the database stays empty', async ({
  db,
  databaseUrl,
  folder,
  emptyUrl,
}) => {
  const { file } = await backedUp(db, databaseUrl, folder);
  const bytes = gunzipSync(await readFile(file));
  const words = bytes.indexOf('annotation.created');
  bytes.write('annotation.createD', words);
  await writeFile(file, gzipSync(bytes));
  const blobs = diskBlobs(path.join(folder, 'after'));

  await expect(loadBackup(file, { databaseUrl: emptyUrl, blobs })).rejects.toThrow(
    'The backup is damaged: tables/event.copy is not what was written.',
  );
  expect(await asked(emptyUrl, 'SELECT 1 FROM newsroom')).toEqual([]);
});

test.for([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['not one at all', () => Buffer.from('a letter')],
  ['an empty file', () => Buffer.alloc(0)],
] as const)(
  'a backup that is %s is refused with a reason',
  async ([, change], { db, databaseUrl, folder, emptyUrl }) => {
    const { file } = await backedUp(db, databaseUrl, folder);
    await writeFile(file, change(await readFile(file)));
    const blobs = diskBlobs(path.join(folder, 'after'));

    await expect(loadBackup(file, { databaseUrl: emptyUrl, blobs })).rejects.toThrow(
      /cannot be read|is no backup/u,
    );
    expect(await asked(emptyUrl, 'SELECT 1 FROM newsroom')).toEqual([]);
  },
);

test('nothing is restored over a newsroom', async ({ db, databaseUrl, folder }) => {
  const { file } = await backedUp(db, databaseUrl, folder);
  const before = await contentsOf(databaseUrl);

  await expect(
    loadBackup(file, { databaseUrl, blobs: diskBlobs(path.join(folder, 'after')) }),
  ).rejects.toThrow('holds a newsroom already');
  expect(await contentsOf(databaseUrl)).toEqual(before);
});

test('a backup is not written where stored bytes are gone, and says which', async ({
  db,
  databaseUrl,
  folder,
}) => {
  await aClaim(db);
  const missing = 'ab'.repeat(32);
  await aCapture(db, { sha256: missing, size: 3 });
  const file = path.join(folder, 'backup.tgz');

  await expect(
    writeBackup(file, { databaseUrl, blobs: diskBlobs(path.join(folder, 'before')), now: TAKEN }),
  ).rejects.toThrow(`The stored bytes ${missing} are missing.`);
  expect(await readdir(folder)).toEqual([]);
});
