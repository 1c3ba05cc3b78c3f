import 'server-only';

import { type Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { listHeads } from '../repositories/event-repository';
import { appendHeads, headFile, readHeadFile, toNotedHead } from '../signing/head-file';
import type { SigningKeys } from '../signing/signing-keys';

/**
 * Note where every chain stands that has gone on since it was noted last, in the
 * file beside the database. Runs after a signature and an export, and every few
 * minutes: whatever is older than that cannot be written anew unseen.
 */
export function createHeadNoter({
  db,
  folder,
  keys,
}: {
  db: Db;
  folder: string;
  /** Read each time, so that a rotation counts at once. */
  keys: () => SigningKeys;
}): (now: Date) => Promise<number> {
  let noted: Map<string, number> | null = null;

  return async (now) => {
    if (noted === null) {
      const read = await readHeadFile(headFile(folder));
      noted = new Map();
      for (const { chainId, rev } of read?.heads ?? []) {
        noted.set(chainId, Math.max(rev, noted.get(chainId) ?? 0));
      }
    }
    const seen = noted;
    const heads = await asSystem(db, 'worker', listHeads);
    const fresh = heads.filter(({ chainId, rev }) => rev > (seen.get(chainId) ?? 0));
    const current = keys();
    await appendHeads(
      folder,
      fresh.map((head) => toNotedHead(head, current, now)),
    );
    for (const { chainId, rev } of fresh) seen.set(chainId, rev);
    return fresh.length;
  };
}
