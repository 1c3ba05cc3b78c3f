import 'server-only';

import { readFile } from 'node:fs/promises';

import { callerPath } from '../caller-path';
import { UsageError } from '../say';

/** A file that the caller names. @throws UsageError saying why it cannot be read. */
export async function readCallersFile(file: string): Promise<Buffer> {
  try {
    return await readFile(callerPath(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}.`);
  }
}
