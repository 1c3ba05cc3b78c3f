import 'server-only';

import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * Where a viewer stands in an article's stream.
 *
 * `at` is the number of the event with which an event came into the viewer's
 * sight: its own, or that of the round's closing for what the blind round hid
 * until then. `rev` is the number of the event itself. Places are ordered by
 * `at`, then by `rev`.
 */
export type Place = { at: number; rev: number };

export type PlaceIds = {
  idOf: (place: Place) => string;
  /** Null for what this viewer was never given for this article. */
  placeOf: (id: string) => Place | null;
};

/** One block of the cipher: eight zero bytes that prove it, then the two numbers. */
const BLOCK_BYTES = 16;
const NUMBERS_AT = 8;

/**
 * Ids of frames. The number of an event in its chain is never shown: its gaps would
 * tell a blind reviewer how much the others have done. So it is encrypted, with a key
 * of this viewer and this article. The same place has the same id in every process
 * and at every time, so that a client can drop what it has already.
 */
export function placeIds(
  secret: string,
  { articleId, userId }: { articleId: string; userId: string },
): PlaceIds {
  const key = Buffer.from(
    hkdfSync('sha256', secret, '', `obelus live stream/${articleId}/${userId}`, 32),
  );
  return {
    idOf({ at, rev }) {
      const block = Buffer.alloc(BLOCK_BYTES);
      block.writeUInt32BE(at, NUMBERS_AT);
      block.writeUInt32BE(rev, NUMBERS_AT + 4);
      // A single block, so there is nothing to chain.
      const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
    },
    placeOf(id) {
      if (!/^[\w-]{22}$/.test(id)) return null;
      const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
      const sealed = Buffer.from(id, 'base64url');
      const block = Buffer.concat([decipher.update(sealed), decipher.final()]);
      if (block.subarray(0, NUMBERS_AT).some((byte) => byte !== 0)) return null;
      return { at: block.readUInt32BE(NUMBERS_AT), rev: block.readUInt32BE(NUMBERS_AT + 4) };
    },
  };
}
