/**
 * Where the records stood, noted outside the database. A chain shows by itself
 * what was changed in its middle; that its end was cut off, or that it was written
 * anew from some event on, only a note that lies elsewhere can show.
 */
import { canonicalJson } from './canonical-json';
import type { ChainHead } from './event-chain';

export type NotedHead = {
  schema: 'obelus.head/1';
  chainId: string;
  rev: number;
  hash: string;
  notedAt: string;
  /** The key of the installation that noted it. */
  keyId: string;
  /** Ed25519 over {@link headText}, base64. */
  signature: string;
};

/** The text that is signed. */
export function headText(head: Omit<NotedHead, 'signature'>): string {
  return canonicalJson({
    schema: head.schema,
    chainId: head.chainId,
    rev: head.rev,
    hash: head.hash,
    notedAt: head.notedAt,
    keyId: head.keyId,
  });
}

export type ReadHeads = {
  heads: readonly NotedHead[];
  /** Numbers of lines that are none, from 1. */
  unreadable: readonly number[];
};

/** One note a line. A line that was cut off by a crash is told and not believed. */
export function readHeads(lines: string): ReadHeads {
  const heads: NotedHead[] = [];
  const unreadable: number[] = [];
  for (const [at, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue;
    const head = headOf(line);
    if (head === null) unreadable.push(at + 1);
    else heads.push(head);
  }
  return { heads, unreadable };
}

function headOf(line: string): NotedHead | null {
  try {
    const value = JSON.parse(line) as Partial<Record<keyof NotedHead, unknown>> | null;
    const isHead =
      typeof value === 'object' &&
      value?.schema === 'obelus.head/1' &&
      typeof value.chainId === 'string' &&
      Number.isSafeInteger(value.rev) &&
      typeof value.hash === 'string' &&
      typeof value.notedAt === 'string' &&
      typeof value.keyId === 'string' &&
      typeof value.signature === 'string';
    return isHead ? (value as NotedHead) : null;
  } catch {
    return null;
  }
}

/** By chain, the notes in the order of their numbers, each once. */
export function headsByChain(heads: readonly NotedHead[]): Map<string, readonly NotedHead[]> {
  const chains = new Map<string, NotedHead[]>();
  const seen = new Set<string>();
  for (const head of heads) {
    const key = `${head.chainId} ${head.rev} ${head.hash}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const list = chains.get(head.chainId);
    if (list === undefined) chains.set(head.chainId, [head]);
    else list.push(head);
  }
  for (const list of chains.values()) list.sort((a, b) => a.rev - b.rev);
  return chains;
}

/**
 * What the notes of one chain say against it, or `null`.
 *
 * @param hashAt the hash of the event of a number as the chain has it now; `null` where it has none.
 */
export function faultOfNotes(
  notes: readonly NotedHead[],
  hashAt: (rev: number) => string | null,
  end: ChainHead | null,
): string | null {
  const last = end?.rev ?? 0;
  let held = 0;
  for (const [at, { rev, hash, notedAt }] of notes.entries()) {
    const before = notes[at - 1];
    if (before?.rev === rev) {
      return `The chain was forked: event ${rev} was noted on ${before.notedAt} and as another one on ${notedAt}.`;
    }
    if (rev > last) {
      return `The end is cut off: the chain ends at event ${last}, but event ${rev} was noted as its head on ${notedAt}.`;
    }
    if (hashAt(rev) !== hash) {
      return `Event ${rev} is not the one that was noted on ${notedAt}: the chain was written anew between event ${held + 1} and it.`;
    }
    held = rev;
  }
  return null;
}
