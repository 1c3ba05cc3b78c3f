/**
 * What a restore needs beside the rows: a database in the form that the backup was taken
 * in, brought to today's form when the rows are there, and the whole record verified.
 */
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { readMigrations } from './migrations.mjs';
import { migrateDatabase } from './preparation.mjs';

/**
 * Bring an empty database into the form in which the backup was taken.
 *
 * @returns why that cannot be, or null.
 */
export async function prepareRestore(database, file) {
  if (!existsSync(file)) return `There is no file ${file}.`;
  const names = await migrationsOfBackup(file);
  if (names === null) return `${file} is no backup of Obelus.`;
  const known = new Set(readMigrations().migrationDirectories.map((each) => each.path));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) {
    return `The backup was taken with a newer Obelus (${unknown}). Restore it with that version or a later one.`;
  }
  await migrateDatabase(database, { only: new Set(names) });
  return null;
}

/** Which migrations the database of the backup had been through; null where it is none. */
async function migrationsOfBackup(file) {
  const { extract } = await import('tar-stream');
  const tar = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), tar).catch((error) =>
    tar.destroy(error),
  );
  try {
    for await (const entry of tar) {
      if (entry.header.name !== 'backup.json') return null;
      const chunks = [];
      for await (const chunk of entry) chunks.push(chunk);
      const { format, migrations } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      return format === 'obelus-backup' && Array.isArray(migrations) ? migrations : null;
    }
    return null;
  } catch {
    return null;
  } finally {
    tar.destroy();
    await reading;
  }
}

/** As the command itself reads it: from where it was typed. */
export function typedPath(file) {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
