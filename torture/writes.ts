/**
 * Many reviewers write on one article at once. Each keeps a ledger of what was
 * acknowledged to them, outside the database; afterwards the two are compared.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';
import { verifyRecord } from '@/lib/server/use-cases/verify-record';
import { aRound, targetOf } from '@/lib/testing/factories';

import { aPerson, type Person, someSentences } from './people';
import type { Wire } from './wire';

const SENTENCES = 60;

export type Desk = {
  round: { id: string; articleId: string; text: string };
  reviewers: readonly Person[];
};

/** What a reviewer was told of one annotation of theirs. */
type Entry = { id: string; version: number; claimText: string; citationIds: string[] };

export type Ledger = {
  entries: Map<string, Entry>;
  /** Writes that were acknowledged. */
  acknowledged: number;
  /** How long each took, in milliseconds. */
  tookMs: number[];
  /** Answers that are neither an acknowledgement nor the cut of a connection. */
  refused: string[];
  /** Connections that were cut, or a proxy that found nobody: each such write was sent again. */
  sentAgain: number;
};

/** A shared round of so many reviewers on one article. */
export async function aDesk(db: Db, reviewers: number): Promise<Desk> {
  const first = await aPerson(db);
  const { newsroomId } = first.actor;
  const others: Person[] = [];
  for (let at = 1; at < reviewers; at += 1) others.push(await aPerson(db, { newsroomId }));
  const round = await aRound(db, {
    reviewers: [first.actor, ...others.map(({ actor }) => actor)],
    mode: 'shared',
    text: someSentences(SENTENCES),
  });
  return { round, reviewers: [first, ...others] };
}

export function aLedger(): Ledger {
  return { entries: new Map(), acknowledged: 0, tookMs: [], refused: [], sentAgain: 0 };
}

export type Pace = {
  writes: number;
  /** Between the beginnings of two writes; none where the next begins when the last is done. */
  everyMs: number;
  isOver?: () => boolean;
};

/** One reviewer at work: marks passages, words claims, judges, cites. */
export async function write(
  wire: Wire,
  desk: Desk,
  { person, at, ledger }: { person: Person; at: number; ledger: Ledger },
  { writes, everyMs, isOver = () => false }: Pace,
): Promise<void> {
  // Nobody begins in the same moment.
  const beginsAt = performance.now() + (everyMs * at) / Math.max(1, desk.reviewers.length);
  let current: Entry | null = null;
  for (let turn = 0; turn < writes && !isOver(); turn += 1) {
    const waitMs = beginsAt + turn * everyMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const kind = turn % 4;
    if (current === null || kind === 0)
      current = await mark(wire, desk, { person, at, turn, ledger });
    else if (kind === 2) await cite(wire, current, { person, ledger });
    else await word(wire, current, { person, turn, ledger });
  }
}

type Turn = { person: Person; ledger: Ledger };

async function mark(
  wire: Wire,
  { round }: Desk,
  { person, at, turn, ledger }: Turn & { at: number; turn: number },
): Promise<Entry | null> {
  const id = uuidv7();
  const sentence = `In ward ${((at * 7 + turn) % SENTENCES) + 1},`;
  const view = await send(wire, ledger, person, {
    method: 'POST',
    path: `/api/v1/rounds/${round.id}/annotations`,
    body: { id, target: targetOf(round.text, sentence), claimText: `Claim ${turn}` },
  });
  if (view === null) return null;
  const entry = { id, version: view.version, claimText: view.claimText, citationIds: [] };
  ledger.entries.set(id, entry);
  return entry;
}

async function word(
  wire: Wire,
  entry: Entry,
  { person, turn, ledger }: Turn & { turn: number },
): Promise<void> {
  const view = await send(wire, ledger, person, {
    method: 'PATCH',
    path: `/api/v1/annotations/${entry.id}`,
    ifMatch: entry.version,
    body: { claimText: `Claim ${turn}, worded anew`, verdict: 'supported' },
  });
  if (view !== null) Object.assign(entry, { version: view.version, claimText: view.claimText });
}

async function cite(wire: Wire, entry: Entry, { person, ledger }: Turn): Promise<void> {
  const id = uuidv7();
  const view = await send(wire, ledger, person, {
    method: 'POST',
    path: `/api/v1/annotations/${entry.id}/citations`,
    ifMatch: entry.version,
    body: { id, source: 'Register of voters', quote: 'Turnout by ward' },
  });
  if (view === null) return;
  entry.version = view.version;
  entry.citationIds.push(id);
}

const GONE = new Set([500, 502, 503, 504]);
const LONGEST_TRY_MS = 60_000;

/** Send until it is answered, always with the same key, as a browser's outbox does. */
async function send(
  wire: Wire,
  ledger: Ledger,
  person: Person,
  request: { method: string; path: string; body: unknown; ifMatch?: number },
): Promise<AnnotationView | null> {
  const startedAt = performance.now();
  const key = uuidv7();
  for (;;) {
    const answer = await attempt(wire, person, key, request);
    if (answer !== null && answer.status < 300) {
      ledger.tookMs.push(performance.now() - startedAt);
      ledger.acknowledged += 1;
      return answer.view;
    }
    if (answer !== null && !GONE.has(answer.status)) {
      ledger.refused.push(`${request.method} ${request.path}: ${answer.status}`);
      return null;
    }
    if (performance.now() - startedAt > LONGEST_TRY_MS) {
      ledger.refused.push(`${request.method} ${request.path}: no answer in a minute`);
      return null;
    }
    ledger.sentAgain += 1;
    await sleep(50 + Math.random() * 100);
  }
}

async function attempt(
  wire: Wire,
  person: Person,
  key: string,
  {
    method,
    path,
    body,
    ifMatch,
  }: { method: string; path: string; body: unknown; ifMatch?: number },
): Promise<{ status: number; view: AnnotationView } | null> {
  try {
    const response = await wire({
      method,
      path,
      body,
      headers: {
        ...person.headers,
        'idempotency-key': key,
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
      signal: AbortSignal.timeout(20_000),
    });
    return { status: response.status, view: (await response.json()) as AnnotationView };
  } catch {
    return null;
  }
}

export type Compared = {
  lost: string[];
  /** Events beyond the acknowledged writes: something was done twice, or was never acknowledged. */
  twice: string[];
  faults: readonly string[];
  events: number;
};

/** What the ledgers hold against what the database holds, and the chain of the record. */
export async function compareWithRecord(
  db: Db,
  { round }: Desk,
  ledgers: readonly Ledger[],
): Promise<Compared> {
  const rows = await asSystem(db, 'verify', (tx) =>
    tx.annotation.findMany({
      where: { roundId: round.id },
      select: { id: true, version: true, claimText: true, citations: { select: { id: true } } },
    }),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lost: string[] = [];
  const twice: string[] = [];
  let entries = 0;
  let acknowledged = 0;
  for (const ledger of ledgers) {
    acknowledged += ledger.acknowledged;
    for (const entry of ledger.entries.values()) {
      entries += 1;
      const row = byId.get(entry.id);
      if (row === undefined) {
        lost.push(`annotation ${entry.id}`);
        continue;
      }
      if (row.version < entry.version) lost.push(`${entry.id}: version ${row.version}`);
      if (row.version > entry.version) twice.push(`${entry.id}: version ${row.version}`);
      if (row.claimText !== entry.claimText) lost.push(`${entry.id}: its words`);
      const cited = row.citations.map(({ id }) => id);
      for (const id of entry.citationIds) if (!cited.includes(id)) lost.push(`citation ${id}`);
      if (cited.length > entry.citationIds.length) twice.push(`${entry.id}: its citations`);
    }
  }
  if (rows.length > entries) twice.push(`${rows.length - entries} annotations more`);
  const events = await asSystem(db, 'verify', (tx) =>
    tx.event.count({
      where: {
        articleId: round.articleId,
        type: { in: ['annotation.created', 'annotation.updated', 'citation.added'] },
      },
    }),
  );
  if (events > acknowledged) twice.push(`${events - acknowledged} events more`);
  if (events < acknowledged) lost.push(`${acknowledged - events} events`);
  const { faults } = await verifyRecord(db);
  return { lost, twice, faults, events };
}
