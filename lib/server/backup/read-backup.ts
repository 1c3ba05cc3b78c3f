import 'server-only';

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { extract } from 'tar-stream';

import type { BlobStore } from '../blobs/blob-store';
import {
  type BackupManifest,
  backupManifest,
  blobEntry,
  MANIFEST_ENTRY,
  tableEntry,
} from './manifest';
import { migrationsOf, quoted, tablesOf } from './tables';

/** The file is no backup, is damaged, or does not fit where it is to go. */
export class BackupError extends Error {}

/** What a backup says of itself, without reading on. */
async function readManifest(file: string): Promise<BackupManifest> {
  const stop = new AbortController();
  try {
    for await (const { name, content } of entriesOf(file, stop.signal)) {
      if (name !== MANIFEST_ENTRY) break;
      return parseManifest((await bytesOf(content)).toString('utf8'));
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} cannot be read as a backup: ${messageOf(error)}.`);
  } finally {
    stop.abort();
  }
  throw new BackupError(`${file} is no backup: its first entry is not ${MANIFEST_ENTRY}.`);
}

function parseManifest(text: string): BackupManifest {
  const parsed = backupManifest.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new BackupError('The backup is of a form that this version does not know.');
}

/**
 * Fill an empty database, and the store of bytes, from a backup. All tables in one
 * transaction: a damaged file leaves the database as empty as it was. The database has
 * been through exactly the migrations that the backup names.
 */
export async function loadBackup(
  file: string,
  { databaseUrl, blobs }: { databaseUrl: string; blobs: BlobStore },
): Promise<BackupManifest> {
  const manifest = await readManifest(file);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await refuseUnlessFitting(client, manifest);
    const triggers = await tablesOf(client);
    for (const { name } of triggers) {
      await client.query(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
    }
    // What a migration brings is in the backup too.
    for (const { name } of triggers.toReversed()) await client.query(`DELETE FROM ${quoted(name)}`);
    await loadEntries(file, manifest, client, blobs);
    for (const { name } of triggers) {
      await client.query(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
    }
    await client.query('COMMIT');
    return manifest;
  } finally {
    // Ends an open transaction without a trace.
    await client.end();
  }
}

async function refuseUnlessFitting(client: Client, manifest: BackupManifest): Promise<void> {
  const applied = await migrationsOf(client);
  if (applied.join() !== manifest.migrations.join()) {
    throw new BackupError('The database is not in the form that the backup was taken in.');
  }
  const { rows } = await client.query<{ taken: boolean }>(
    'SELECT EXISTS (SELECT FROM app_user) OR EXISTS (SELECT FROM newsroom) AS taken',
  );
  if (rows[0]?.taken === true) {
    throw new BackupError(
      'The database holds a newsroom already. Restore into an empty one: another OBELUS_DATA_DIR, or another DATABASE_URL.',
    );
  }
}

async function loadEntries(
  file: string,
  manifest: BackupManifest,
  client: Client,
  blobs: BlobStore,
): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [tableEntry(table.name), table]));
  const stored = new Map(manifest.blobs.map((blob) => [blobEntry(blob.sha256), blob]));
  const stop = new AbortController();
  try {
    for await (const { name, content } of entriesOf(file, stop.signal)) {
      const table = tables.get(name);
      const blob = stored.get(name);
      if (table !== undefined) {
        await loadTable(client, table, content);
        tables.delete(name);
      } else if (blob !== undefined) {
        const put = await blobs.put(await bytesOf(content));
        if (put.sha256 !== blob.sha256) throw damaged(name);
        stored.delete(name);
      } else if (name === MANIFEST_ENTRY) content.resume();
      else throw new BackupError(`The backup holds an entry that it does not name: ${name}.`);
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`The backup cannot be read to its end: ${messageOf(error)}.`);
  } finally {
    stop.abort();
  }
  const [missing] = [...tables.keys(), ...stored.keys()];
  if (missing !== undefined) throw new BackupError(`The backup ends before ${missing}.`);
}

/**
 * By way of a table of the session: PostgreSQL does not copy into a table with row-level
 * security for anyone but a superuser, which the connecting user need not be.
 */
async function loadTable(
  client: Client,
  { name, columns, rows, sha256 }: BackupManifest['tables'][number],
  content: Readable,
): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await client.query(`CREATE TEMPORARY TABLE loading (LIKE ${quoted(name)}) ON COMMIT DROP`);
  const hash = createHash('sha256');
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const copying = client.query(copyFrom(`COPY loading (${list}) FROM STDIN`));
  await pipeline(content, measure, copying);
  if (hash.digest('hex') !== sha256) throw damaged(tableEntry(name));
  const { rowCount } = await client.query(
    `INSERT INTO ${quoted(name)} (${list}) SELECT ${list} FROM loading`,
  );
  await client.query('DROP TABLE loading');
  if (rowCount !== rows) throw damaged(tableEntry(name));
}

const damaged = (entry: string): BackupError =>
  new BackupError(`The backup is damaged: ${entry} is not what was written.`);

async function* entriesOf(file: string, signal: AbortSignal) {
  const tar = extract();
  // Errors of the file reach whoever iterates; ending early is no error.
  const reading = pipeline(createReadStream(file), createGunzip(), tar, { signal }).catch(
    (error: unknown) => {
      if (!signal.aborted) tar.destroy(error instanceof Error ? error : new Error(String(error)));
    },
  );
  for await (const entry of tar) {
    yield { name: entry.header.name, content: Readable.from(entry) };
  }
  await reading;
}

async function bytesOf(content: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
