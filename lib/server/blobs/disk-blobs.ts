import 'server-only';

import { link, mkdir, open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { sha256 as sha256Of } from '../hash';
import { blobPath, BlobError, type BlobStore, verified } from './blob-store';
import { withSpooled } from './spool';

/** Blobs in a folder of this machine. */
export function diskBlobs(folder: string): BlobStore {
  const placeOf = (sha256: string) => path.join(folder, blobPath(sha256));
  return {
    put: (source) =>
      withSpooled(path.join(folder, 'incoming'), source, async ({ file, sha256, size }) => {
        const place = placeOf(sha256);
        await mkdir(path.dirname(place), { recursive: true });
        try {
          // A link, unlike a move, never takes the place of what is there.
          await link(file, place);
          await syncFolder(path.dirname(place));
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') throw error;
        }
        return { sha256, size };
      }),

    async get(sha256) {
      const bytes = await orNull(readFile(placeOf(sha256)));
      if (bytes === null) throw new BlobError(sha256, 'missing');
      return verified(bytes, sha256, sha256Of(bytes));
    },

    async head(sha256) {
      const found = await orNull(stat(placeOf(sha256)));
      return found === null ? null : { size: found.size };
    },
  };
}

/** The name of a new file is on the disk too once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
