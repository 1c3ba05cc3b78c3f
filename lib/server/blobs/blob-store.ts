import 'server-only';

/**
 * Bytes that are kept as evidence, under the SHA-256 of what they are. Nothing is
 * ever overwritten: the same bytes have the same name, other bytes another.
 */
export type BlobStore = {
  /** Store the bytes whole, or not at all. Storing what is there already does nothing. */
  put: (bytes: BlobSource) => Promise<StoredBlob>;
  /**
   * The bytes, hashed once more.
   *
   * @throws BlobError where they are gone, or are no longer the bytes that were stored.
   */
  get: (sha256: string) => Promise<Buffer>;
  /** Whether something is kept under this hash, and how large it is. */
  head: (sha256: string) => Promise<{ size: number } | null>;
};

export type BlobSource = Uint8Array | AsyncIterable<Uint8Array>;

export type StoredBlob = { sha256: string; size: number };

export class BlobError extends Error {
  constructor(
    readonly sha256: string,
    readonly reason: 'missing' | 'altered',
  ) {
    super(
      reason === 'missing'
        ? `The stored bytes ${sha256} are missing.`
        : `The stored bytes ${sha256} are no longer what was stored.`,
    );
    this.name = 'BlobError';
  }
}

/** Two levels of folders, so that none holds more than a file system bears. */
export function blobPath(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A blob is named by a SHA-256.');
  return `sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}

/** @throws BlobError unless the bytes are those of the hash. */
export function verified(bytes: Buffer, sha256: string, actual: string): Buffer {
  if (actual !== sha256) throw new BlobError(sha256, 'altered');
  return bytes;
}
