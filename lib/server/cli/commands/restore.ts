import 'server-only';

import { countWords } from '@/lib/domain/reports/words';

import { BackupError, loadBackup } from '../../backup/read-backup';
import { blobs } from '../../blobs/blobs';
import { env } from '../../env';
import { callerPath } from '../caller-path';
import { say, UsageError } from '../say';

/** The first half of a restore: scripts/lib/restore.mjs prepares the database and verifies it. */
export async function restore(given: string): Promise<number> {
  const { DATABASE_URL, DIRECT_DATABASE_URL } = env();
  try {
    const manifest = await loadBackup(callerPath(given), {
      databaseUrl: DIRECT_DATABASE_URL ?? DATABASE_URL,
      blobs: blobs(),
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(
      `Restored ${countWords(rows, 'row')} and ${countWords(manifest.blobs.length, 'stored file')}, as they were at ${manifest.takenAt}.`,
    );
    return 0;
  } catch (error) {
    if (error instanceof BackupError) throw new UsageError(error.message);
    throw error;
  }
}
