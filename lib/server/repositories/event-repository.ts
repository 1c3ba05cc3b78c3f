import 'server-only';

import { type ChainHead, type EventFacts, linkEvent } from '@/lib/domain/events/event-chain';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';
import { tellsPeople } from '@/lib/domain/notifications/told';
import { isForWebhooks } from '@/lib/domain/notifications/webhook-kinds';
import type { JsonObject } from '@/lib/domain/shared/json';
import type { PastEvent } from '@/lib/domain/sign-off/change-authors';

import type { Tx } from '../db/client';
import { Prisma } from '../db/generated/client';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { addJob } from './job-repository';

type RecordInput = {
  newsroomId: string;
  /** Null when the application itself acted. */
  actor: { userId: string } | null;
  now: Date;
  /** Null for what belongs to no article: then the newsroom's own chain goes on. */
  articleId: string | null;
  roundId?: string | null;
  /** Whose work changed: in an open blind round nobody else sees the event. */
  ownerId?: string | null;
} & NewsroomEvent;

/**
 * Append one event in the transaction of the change it records.
 *
 * The chain's row is locked: an article's by every writer first (lockArticle), a
 * newsroom's here. So the numbers have no gap and follow the order of commits.
 */
export async function recordEvent(tx: Tx, input: RecordInput): Promise<EventFacts> {
  const chainId = input.articleId ?? input.newsroomId;
  const event = linkEvent(
    await headToContinue(tx, chainId, input.articleId),
    {
      chainId,
      newsroomId: input.newsroomId,
      articleId: input.articleId,
      roundId: input.roundId ?? null,
      ownerId: input.ownerId ?? null,
      actorId: input.actor?.userId ?? null,
      type: input.type,
      // What JSON cannot carry would be lost in the column and break the hash: lose it first.
      payload: JSON.parse(JSON.stringify(input.payload)) as JsonObject,
      occurredAt: input.now.toISOString(),
    },
    sha256,
  );
  await insertEvent(tx, event);
  holdHead(tx, chainId, event);
  if (tellsPeople(event.type) || isForWebhooks(event.type)) {
    const { chainId, rev } = event;
    await addJob(tx, 'tell', { chainId, rev });
  }
  return event;
}

/**
 * The event and the number that its article or newsroom remembers as the last: one statement, for
 * everybody else waits. It returns no row of the event: an actor may record what they may not
 * read back.
 */
async function insertEvent(tx: Tx, event: EventFacts): Promise<void> {
  const chain = event.articleId === null ? Prisma.sql`newsroom` : Prisma.sql`article`;
  const remembered = await tx.$executeRaw`
    WITH appended AS (
      INSERT INTO event (id, newsroom_id, chain_id, rev, article_id, round_id, owner_id, actor_id,
                         type, payload, occurred_at, prev_hash, hash)
      VALUES (${uuidv7()}::uuid, ${event.newsroomId}::uuid, ${event.chainId}::uuid, ${event.rev},
              ${event.articleId}::uuid, ${event.roundId}::uuid, ${event.ownerId}::uuid,
              ${event.actorId}::uuid, ${event.type}, ${JSON.stringify(event.payload)}::jsonb,
              ${event.occurredAt}::timestamptz, ${event.prevHash}, ${event.hash}))
    UPDATE ${chain} SET rev = ${event.rev} WHERE id = ${event.chainId}::uuid`;
  if (remembered !== 1) throw new Error(`There is no chain ${event.chainId} to go on with`);
}

/** Where the chains stand that a transaction holds the lock of: nobody else moves them until it ends. */
const heldHeads = new WeakMap<Tx, Map<string, ChainHead | null>>();

/** Remember where a chain stands whose lock this transaction holds. */
export function holdHead(tx: Tx, chainId: string, head: ChainHead | null): void {
  const heads = heldHeads.get(tx) ?? new Map<string, ChainHead | null>();
  heads.set(chainId, head && { rev: head.rev, hash: head.hash });
  heldHeads.set(tx, heads);
}

/** Where the chain stands. A newsroom's is locked here, an article's has been. */
async function headToContinue(
  tx: Tx,
  chainId: string,
  articleId: string | null,
): Promise<ChainHead | null> {
  const held = heldHeads.get(tx)?.get(chainId);
  if (held !== undefined) return held;
  if (articleId === null) {
    await tx.$queryRaw`SELECT id FROM newsroom WHERE id = ${chainId}::uuid FOR UPDATE`;
  }
  return findChainHead(tx, chainId);
}

/** One event, by its place in the record. */
export async function findEvent(
  tx: Tx,
  { chainId, rev }: { chainId: string; rev: number },
): Promise<EventFacts | null> {
  const row = await tx.event.findUnique({ where: { chainId_rev: { chainId, rev } } });
  return row && toFacts(row);
}

/** What was somebody's own in a round, up to a number of its article's chain. */
export async function listOwnEventsOfRound(
  tx: Tx,
  { chainId, roundId, upTo }: { chainId: string; roundId: string; upTo: number },
): Promise<EventFacts[]> {
  const rows = await tx.event.findMany({
    where: { chainId, roundId, rev: { lt: upTo }, ownerId: { not: null } },
    orderBy: { rev: 'asc' },
  });
  return rows.map(toFacts);
}

/**
 * Where a chain stands, also where its last event is hidden from the actor. Whoever asks may go on
 * with it in a way of their own, so what was remembered of it counts no more.
 */
export async function findChainHead(tx: Tx, chainId: string): Promise<ChainHead | null> {
  heldHeads.get(tx)?.delete(chainId);
  const [head] = await tx.$queryRaw<ChainHead[]>`
    SELECT rev, hash FROM app_chain_head(${chainId}::uuid)`;
  return head ?? null;
}

type EventRow = Prisma.EventGetPayload<object>;

function toFacts({ occurredAt, payload, ...row }: EventRow): EventFacts {
  return {
    chainId: row.chainId,
    rev: row.rev,
    newsroomId: row.newsroomId,
    articleId: row.articleId,
    roundId: row.roundId,
    ownerId: row.ownerId,
    actorId: row.actorId,
    type: row.type,
    payload: payload as JsonObject,
    occurredAt: occurredAt.toISOString(),
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

/** Events of one chain in order, from after `afterRev`, at most `limit`. */
export async function listChain(
  tx: Tx,
  { chainId, afterRev, limit }: { chainId: string; afterRev: number; limit: number },
): Promise<EventFacts[]> {
  const rows = await tx.event.findMany({
    where: { chainId, rev: { gt: afterRev } },
    orderBy: { rev: 'asc' },
    take: limit,
  });
  return rows.map(toFacts);
}

/** Every chain there is, with the number its article or newsroom remembers as the last. */
export async function listChains(tx: Tx): Promise<{ chainId: string; rev: number }[]> {
  return tx.$queryRaw<{ chainId: string; rev: number }[]>`
    SELECT id AS "chainId", rev FROM newsroom
    UNION ALL SELECT id, rev FROM article
    UNION ALL SELECT DISTINCT chain_id, 0 FROM event e
               WHERE NOT EXISTS (SELECT FROM newsroom n WHERE n.id = e.chain_id)
                 AND NOT EXISTS (SELECT FROM article a WHERE a.id = e.chain_id)
    ORDER BY 1`;
}

/** The events of a round's signatures, by signature. */
export async function listSignedEvents(
  tx: Tx,
  { articleId, roundId }: { articleId: string; roundId: string },
): Promise<ReadonlyMap<string, EventFacts>> {
  const rows = await tx.event.findMany({
    where: { articleId, roundId, type: 'sign_off.signed' },
    orderBy: { rev: 'asc' },
  });
  return new Map(
    rows.map(toFacts).flatMap((event) => {
      const { signOffId } = event.payload;
      return typeof signOffId === 'string' ? [[signOffId, event] as const] : [];
    }),
  );
}

/** Where every chain stands. */
export async function listHeads(tx: Tx): Promise<{ chainId: string; rev: number; hash: string }[]> {
  return tx.$queryRaw<{ chainId: string; rev: number; hash: string }[]>`
    SELECT c.id AS "chainId", c.rev, e.hash
      FROM (SELECT id, rev FROM newsroom UNION ALL SELECT id, rev FROM article) c
      JOIN event e ON e.chain_id = c.id AND e.rev = c.rev
     ORDER BY 1`;
}

/** What happened to an article that the actor may see, newest first. */
export async function listArticleEvents(
  tx: Tx,
  { articleId, limit }: { articleId: string; limit: number },
): Promise<EventFacts[]> {
  const rows = await tx.event.findMany({
    where: { articleId },
    orderBy: { rev: 'desc' },
    take: limit,
  });
  return rows.map(toFacts);
}

/** What happened in a round and to its text since one of its signatures, oldest first. */
export async function listEventsSinceSignature(
  tx: Tx,
  { articleId, roundId, signOffId }: { articleId: string; roundId: string; signOffId: string },
): Promise<PastEvent[]> {
  const rows = await tx.$queryRaw<(Omit<PastEvent, 'occurredAt'> & { occurredAt: Date })[]>`
    SELECT type, actor_id AS "actorId", owner_id AS "ownerId", occurred_at AS "occurredAt", payload
      FROM event
     WHERE article_id = ${articleId}::uuid
       AND (round_id = ${roundId}::uuid OR round_id IS NULL)
       AND rev > (SELECT rev FROM event
                   WHERE article_id = ${articleId}::uuid AND type = 'sign_off.signed'
                     AND payload->>'signOffId' = ${signOffId})
     ORDER BY rev LIMIT 5000`;
  return rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString() }));
}

/** What happened to one annotation, newest first. */
export async function listAnnotationEvents(
  tx: Tx,
  { articleId, annotationId }: { articleId: string; annotationId: string },
): Promise<EventFacts[]> {
  const rows = await tx.event.findMany({
    where: { articleId, payload: { path: ['annotationId'], equals: annotationId } },
    orderBy: { rev: 'desc' },
    take: 500,
  });
  return rows.map(toFacts);
}
