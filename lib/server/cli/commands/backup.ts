import 'server-only';

import { existsSync } from 'node:fs';

import { countWords } from '@/lib/domain/reports/words';

import { sizeOf, writeBackup } from '../../backup/write-backup';
import { blobs } from '../../blobs/blobs';
import { env } from '../../env';
import { callerPath } from '../caller-path';
import { say, UsageError } from '../say';

/** Database and stored bytes, as they are at this moment, into one new file. */
export async function backup(given: string): Promise<number> {
  const file = callerPath(given);
  if (existsSync(file)) {
    throw new UsageError(`${given} is there already. A backup never takes the place of another.`);
  }
  const { DATABASE_URL, DIRECT_DATABASE_URL } = env();
  const { tables, blobs: stored } = await writeBackup(file, {
    databaseUrl: DIRECT_DATABASE_URL ?? DATABASE_URL,
    blobs: blobs(),
    now: new Date(),
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `${given}: ${countWords(rows, 'row')} in ${countWords(tables.length, 'table')}, ${countWords(stored.length, 'stored file')}, ${(await sizeOf(file)).toLocaleString('en-US')} bytes.`,
  );
  return 0;
}
