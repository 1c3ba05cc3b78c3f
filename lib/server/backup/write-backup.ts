import 'server-only';

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pack, type Pack } from 'tar-stream';

import type { BlobStore } from '../blobs/blob-store';
import { blobEntry, type BackupManifest, MANIFEST_ENTRY, tableEntry } from './manifest';
import { type BackupTable, migrationsOf, quoted, tablesOf } from './tables';

type BackupSource = { databaseUrl: string; blobs: BlobStore; now: Date };

/**
 * Write database and stored bytes, as they were at one moment, into a new file that its
 * owner alone may read. The tables are read in one snapshot; the bytes they name never
 * change, so that reading them afterwards gives those of that moment. The application
 * may go on meanwhile.
 *
 * The file is there whole or not at all.
 *
 * @throws BlobError where stored bytes are missing or altered, and says which.
 */
export async function writeBackup(file: string, source: BackupSource): Promise<BackupManifest> {
  const folder = await mkdtemp(path.join(tmpdir(), 'obelus-backup-'));
  const unfinished = `${file}.part`;
  try {
    const manifest = await readTables(folder, source);
    const tar = pack();
    const written = pipeline(tar, createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    await Promise.all([packAll(tar, folder, manifest, source.blobs), written]);
    await flush(unfinished);
    await rename(unfinished, file);
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(unfinished, { force: true });
  }
}

async function readTables(
  folder: string,
  { databaseUrl, now }: BackupSource,
): Promise<BackupManifest> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: BackupManifest['tables'] = [];
    for (const table of await tablesOf(client)) {
      tables.push(await copyOut(client, folder, table));
    }
    const { rows } = await client.query<{ sha256: string; size: number }>(
      'SELECT DISTINCT sha256::text, size FROM capture_part ORDER BY sha256',
    );
    return {
      format: 'obelus-backup',
      version: 1,
      takenAt: now.toISOString(),
      migrations: await migrationsOf(client),
      tables,
      blobs: rows,
    };
  } finally {
    await client.end();
  }
}

/** As PostgreSQL writes it for itself: nothing of a value is lost on the way. */
async function copyOut(client: Client, folder: string, { name, columns }: BackupTable) {
  const list = columns.map(quoted).join(', ');
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const copying = client.query(copyTo(`COPY (SELECT ${list} FROM ${quoted(name)}) TO STDOUT`));
  await pipeline(copying, measure, createWriteStream(path.join(folder, name), { mode: 0o600 }));
  return { name, columns: [...columns], rows: copying.rowCount, size, sha256: hash.digest('hex') };
}

async function packAll(
  tar: Pack,
  folder: string,
  manifest: BackupManifest,
  blobs: BlobStore,
): Promise<void> {
  try {
    await addBytes(tar, MANIFEST_ENTRY, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    for (const { name, size } of manifest.tables) {
      const entry = tar.entry({ name: tableEntry(name), size, mode: 0o600 });
      await pipeline(createReadStream(path.join(folder, name)), entry);
    }
    for (const { sha256 } of manifest.blobs) {
      await addBytes(tar, blobEntry(sha256), await blobs.get(sha256));
    }
    tar.finalize();
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function addBytes(tar: Pack, name: string, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    tar.entry({ name, mode: 0o600 }, bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** How large the file came out, in bytes. */
export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}
