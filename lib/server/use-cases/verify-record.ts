import 'server-only';

import { type ChainHead, verifyChain } from '@/lib/domain/events/event-chain';
import { faultOfNotes, type NotedHead } from '@/lib/domain/events/noted-heads';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { listChain, listChains } from '../repositories/event-repository';
import {
  findSignedEvent,
  listSealedSignatures,
  listVersionTexts,
  nameChains,
  type SealedSignature,
} from '../repositories/record-repository';

export type RecordCheck = {
  chains: number;
  events: number;
  signatures: number;
  versions: number;
  /** Each a sentence that names the first broken link of its chain, or what was altered. */
  faults: readonly string[];
};

const PAGE = 1_000;

/**
 * Work the whole record out again: every chain link by link, every signature
 * against its bytes and the event of its giving, every text against its hash.
 * Reads in pages, so that a long record needs no more memory than a short one.
 *
 * @param notes where chains stood, by chain, as it was noted outside the database.
 */
export async function verifyRecord(
  db: Db,
  { notes = new Map() }: { notes?: ReadonlyMap<string, readonly NotedHead[]> } = {},
): Promise<RecordCheck> {
  const names = await asSystem(db, 'verify', nameChains);
  const nameOf = (chainId: string) => names.get(chainId) ?? `chain ${chainId}`;
  const chains = await asSystem(db, 'verify', listChains);
  const faults: string[] = [];
  let events = 0;
  for (const chain of chains) {
    const checked = await verifyOneChain(db, chain, notes.get(chain.chainId) ?? []);
    events += checked.events;
    if (checked.fault !== null) faults.push(`${nameOf(chain.chainId)}: ${checked.fault}`);
  }
  const known = new Set(chains.map(({ chainId }) => chainId));
  for (const [chainId, noted] of notes) {
    const last = noted.at(-1);
    if (known.has(chainId) || last === undefined) continue;
    faults.push(
      `chain ${chainId}: It is gone, and event ${last.rev} was noted as its head on ${last.notedAt}.`,
    );
  }

  let signatures = 0;
  for await (const page of pages((at) =>
    asSystem(db, 'verify', (tx) => listSealedSignatures(tx, { ...at, limit: 50 })),
  )) {
    for (const signature of page) {
      signatures += 1;
      const fault = await faultOfSignature(db, signature);
      if (fault !== null) faults.push(`${nameOf(signature.articleId)}: ${fault}`);
    }
  }

  let versions = 0;
  for await (const page of pages((at) =>
    asSystem(db, 'verify', (tx) => listVersionTexts(tx, { ...at, limit: 50 })),
  )) {
    for (const { id, articleId, text, textSha256 } of page) {
      versions += 1;
      if (sha256(text) !== textSha256) {
        faults.push(`${nameOf(articleId)}: the text of version ${id} is not the one imported.`);
      }
    }
  }
  return { chains: chains.length, events, signatures, versions, faults };
}

async function verifyOneChain(
  db: Db,
  { chainId, rev }: { chainId: string; rev: number },
  notes: readonly NotedHead[],
): Promise<{ events: number; fault: string | null }> {
  let head: ChainHead | null = null;
  const noted = new Set(notes.map((note) => note.rev));
  const hashes = new Map<number, string>();
  const hashAt = (at: number): string | null => hashes.get(at) ?? null;
  for (;;) {
    const afterRev: number = head?.rev ?? 0;
    const events = await asSystem(db, 'verify', (tx) =>
      listChain(tx, { chainId, afterRev, limit: PAGE }),
    );
    if (events.length === 0) break;
    for (const event of events) {
      if (noted.has(event.rev)) hashes.set(event.rev, event.hash);
    }
    const check = verifyChain(events, sha256, { after: head });
    if (check.status === 'broken') {
      // What was written anew before the broken link is the first that is wrong.
      const before = notes.filter((note) => note.rev < check.rev);
      const fault = faultOfNotes(before, hashAt, { rev: check.rev, hash: '' }) ?? check.detail;
      return { events: check.rev, fault };
    }
    head = check.head;
  }
  const fault = faultOfNotes(notes, hashAt, head);
  if (fault !== null) return { events: head?.rev ?? 0, fault };
  const last = head?.rev ?? 0;
  if (last < rev) {
    const fault = `The end is cut off: the record ends at event ${last}, and event ${rev} was written.`;
    return { events: last, fault };
  }
  if (last > rev) {
    const fault = `Event ${rev + 1} was added beside the application, which knows of ${rev}.`;
    return { events: last, fault };
  }
  return { events: last, fault: null };
}

async function faultOfSignature(db: Db, signature: SealedSignature): Promise<string | null> {
  const { id, articleId, stageId, contentSha256, canonicalBytes, prevHash } = signature;
  const name = `the signature ${id} (${stageId})`;
  if (sha256(canonicalBytes) !== contentSha256) {
    return `${name} does not vouch for the bytes that are kept with it.`;
  }
  const event = await asSystem(db, 'verify', (tx) =>
    findSignedEvent(tx, { articleId, signOffId: id }),
  );
  if (event === null) return `${name} is not in the record of events.`;
  if (event.contentSha256 !== contentSha256) {
    return `${name} vouches for something else than event ${event.rev} says.`;
  }
  return event.prevHash === prevHash
    ? null
    : `${name} does not follow the event that it names before event ${event.rev}.`;
}

/** Pages of rows in the order of their ids, until there is none. */
async function* pages<Row extends { id: string }>(
  read: (at: { afterId: string | null }) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let afterId: string | null = null; ;) {
    const page = await read({ afterId });
    const last: Row | undefined = page.at(-1);
    if (last === undefined) return;
    yield page;
    afterId = last.id;
  }
}
