import 'server-only';

import type { RoundFacts } from '@/lib/domain/access/access-request';
import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { Prisma } from '../db/generated/client';
import type { Place } from '../live/place-id';

export type SeenEvent = {
  place: Place;
  type: string;
  roundId: string | null;
  /** What the policy asks of the round; null for an event of no round. */
  round: RoundFacts | null;
  payload: JsonObject;
};

type Row = {
  at: number;
  rev: number;
  type: string;
  roundId: string | null;
  payload: JsonObject;
  newsroomId: string;
  phase: RoundPhase | null;
  mode: RoundMode | null;
  reviewerIds: string[];
};

/** The event and its round, as both queries below name them. */
const COLUMNS = Prisma.sql`
  e.rev, e.type, e.round_id AS "roundId", e.payload, e.newsroom_id AS "newsroomId",
  r.phase::text AS phase, r.mode::text AS mode,
  ARRAY(SELECT p.user_id::text FROM round_reviewer p WHERE p.round_id = r.id) AS "reviewerIds"`;

type SeenEvents = {
  /** In the order of their places. */
  events: readonly SeenEvent[];
  /** Everything up to here has been read. */
  upTo: Place;
  isComplete: boolean;
};

/**
 * What the actor may see now of an article's chain, after a place.
 *
 * An event that a blind round hid comes into sight when the round closes, and so its
 * place is right before that closing, however far the viewer has read meanwhile. A
 * round closes once and is never open again, so places do not change.
 */
export async function listSeenAfter(
  tx: Tx,
  {
    articleId,
    userId,
    after,
    limit,
  }: { articleId: string; userId: string; after: Place; limit: number },
): Promise<SeenEvents> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${COLUMNS},
           CASE WHEN e.owner_id <> ${userId}::uuid AND r.mode = 'blind'
             THEN coalesce((SELECT min(c.rev) FROM event c
                             WHERE c.round_id = e.round_id AND c.type = 'round.closed'
                               AND c.rev > e.rev), e.rev)
             ELSE e.rev END AS at
      FROM event e LEFT JOIN review_round r ON r.id = e.round_id
     WHERE e.chain_id = ${articleId}::uuid AND e.rev > ${after.at}
     ORDER BY e.rev LIMIT ${limit}`;
  const isComplete = rows.length < limit;
  const last = rows.at(-1)?.rev ?? after.at;

  const closings = rows.filter(({ type }) => type === 'round.closed').map(({ rev }) => rev);
  // The stream was cut off between the events that a closing brought into sight.
  if (after.rev < after.at) closings.push(after.at);
  const revealed =
    closings.length === 0 ? [] : await listRevealed(tx, { articleId, userId, closings });

  const byRev = new Map([...rows, ...revealed].map((row) => [row.rev, row]));
  const events = [...byRev.values()]
    .filter(({ at, rev }) => at <= last && isAfter({ at, rev }, after))
    .sort((a, b) => (a.at === b.at ? a.rev - b.rev : a.at - b.at))
    .map(toSeen);
  return { events, upTo: { at: last, rev: last }, isComplete };
}

function toSeen({ at, rev, type, roundId, payload, newsroomId, phase, mode, ...row }: Row) {
  const round =
    phase === null || mode === null
      ? null
      : { newsroomId, phase, mode, reviewerIds: row.reviewerIds };
  return { place: { at, rev }, type, roundId, payload, round };
}

/** Events of others that these closings brought into sight, and the closings themselves. */
async function listRevealed(
  tx: Tx,
  { articleId, userId, closings }: { articleId: string; userId: string; closings: number[] },
): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT c.rev AS at, ${COLUMNS}
      FROM event c
      JOIN review_round r ON r.id = c.round_id
      JOIN event e ON e.chain_id = c.chain_id AND e.round_id = c.round_id AND e.rev <= c.rev
     WHERE c.chain_id = ${articleId}::uuid AND c.rev = ANY(${closings}) AND c.type = 'round.closed'
       AND (e.rev = c.rev OR (r.mode = 'blind' AND e.owner_id <> ${userId}::uuid))`;
}

/** Where whoever has seen everything they may see stands now. */
export async function findNewestPlace(tx: Tx, articleId: string): Promise<Place> {
  const [newest] = await tx.$queryRaw<{ rev: number }[]>`
    SELECT rev FROM event WHERE chain_id = ${articleId}::uuid ORDER BY rev DESC LIMIT 1`;
  const rev = newest?.rev ?? 0;
  return { at: rev, rev };
}

export async function findArticleOfRound(tx: Tx, roundId: string): Promise<string | null> {
  const round = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: { articleId: true },
  });
  return round?.articleId ?? null;
}

/** Where whoever has seen everything stands now in each article of the newsroom. */
export async function listNewestPlaces(tx: Tx): Promise<ReadonlyMap<string, Place>> {
  const rows = await tx.article.findMany({ select: { id: true, rev: true } });
  return new Map(rows.map(({ id, rev }) => [id, { at: rev, rev }]));
}

/**
 * In which articles the actor sees that something happened since a time, and where each
 * stood before. Of what is hidden from them, nothing is counted.
 */
export async function listPlacesSince(
  tx: Tx,
  { newsroomId, since }: { newsroomId: string; since: Date },
): Promise<ReadonlyMap<string, Place>> {
  const rows = await tx.$queryRaw<{ articleId: string; before: number }[]>`
    SELECT article_id AS "articleId", min(rev) - 1 AS before
      FROM event
     WHERE newsroom_id = ${newsroomId}::uuid AND occurred_at >= ${since}
       AND article_id IS NOT NULL AND chain_id = article_id
     GROUP BY article_id`;
  return new Map(rows.map(({ articleId, before }) => [articleId, { at: before, rev: before }]));
}

/** The numbers of the last events of these articles. */
export async function readRevs(
  tx: Tx,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.article.findMany({
    where: { id: { in: [...articleIds] } },
    select: { id: true, rev: true },
  });
  return new Map(rows.map(({ id, rev }) => [id, rev]));
}

function isAfter(a: Place, b: Place): boolean {
  return a.at > b.at || (a.at === b.at && a.rev > b.rev);
}
