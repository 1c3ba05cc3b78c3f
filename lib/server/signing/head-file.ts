import 'server-only';

import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';

import {
  headText,
  type NotedHead,
  type ReadHeads,
  readHeads,
} from '@/lib/domain/events/noted-heads';

import { isSignedBy } from './node-crypto';
import { publicKeys, type SigningKeys } from './signing-keys';

/**
 * Where the records stood, a signed line each, in a file beside the database. What
 * is in the database alone, whoever holds the database can write anew; with this
 * file they cannot without its being seen. A copy on another machine is better still.
 */
export function headFile(folder: string): string {
  return path.join(folder, 'heads.jsonl');
}

export function toNotedHead(
  { chainId, rev, hash }: { chainId: string; rev: number; hash: string },
  keys: SigningKeys,
  now: Date,
): NotedHead {
  const head = {
    schema: 'obelus.head/1' as const,
    chainId,
    rev,
    hash,
    notedAt: now.toISOString(),
    keyId: keys.current.id,
  };
  return { ...head, signature: keys.sign(headText(head)) };
}

/** One write: the lines of several processes do not mix. */
export async function appendHeads(folder: string, heads: readonly NotedHead[]): Promise<void> {
  if (heads.length === 0) return;
  const lines = heads.map((head) => `${JSON.stringify(head)}\n`).join('');
  await appendFile(headFile(folder), lines, { mode: 0o600 });
}

export async function readHeadFile(file: string): Promise<ReadHeads | null> {
  try {
    return readHeads(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether a key of this installation, the one of today or an earlier one, signed the note. */
export function isOwnHead({ signature, ...head }: NotedHead, keys: SigningKeys): boolean {
  const key = publicKeys(keys).find(({ id }) => id === head.keyId);
  return key !== undefined && isSignedBy(headText(head), key.publicKey, signature);
}
