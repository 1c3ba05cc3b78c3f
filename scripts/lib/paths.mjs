/**
 * Where things are. Every script works from the folder of the project, whatever
 * folder it was called from, and passes paths as separate arguments, so that a
 * space in the path does no harm.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));

export function fromRoot(...parts) {
  return path.join(root, ...parts);
}

/** Everything that this installation keeps: database, blobs, secrets, logs. */
export function dataDirectory(env = process.env) {
  const named = env.OBELUS_DATA_DIR;
  return named === undefined || named === '' ? fromRoot('.data') : path.resolve(root, named);
}

/** A short name for a longer one: the same for the same. */
export function shortNameOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
