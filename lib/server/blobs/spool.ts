import 'server-only';

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';

import type { BlobSource, StoredBlob } from './blob-store';

/** Bytes on disk whose hash is known, on their way to their place. */
type Spooled = StoredBlob & { file: string };

/**
 * Write the bytes beside the store while hashing them, and hand them on. They are
 * on the disk itself (fsync) before `then` is called; what is left of them is
 * removed afterwards, however it ends.
 */
export async function withSpooled<T>(
  folder: string,
  source: BlobSource,
  then: (spooled: Spooled) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  try {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(file, 'wx', 0o600);
    try {
      for await (const chunk of chunksOf(source)) {
        hash.update(chunk);
        size += chunk.byteLength;
        await handle.writeFile(chunk);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await then({ file, size, sha256: hash.digest('hex') });
  } finally {
    await rm(file, { force: true });
  }
}

async function* chunksOf(source: BlobSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) yield source;
  else yield* source;
}
