import 'server-only';

import type { AuditFilters } from '@/lib/contracts/audit';
import { firstWordsOf } from '@/lib/domain/events/event-kinds';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { Prisma } from '../db/generated/client';

export type AuditRow = {
  id: string;
  rev: number;
  hash: string;
  type: string;
  payload: JsonObject;
  actorId: string | null;
  ownerId: string | null;
  roundId: string | null;
  articleId: string | null;
  code: string | null;
  title: string | null;
  occurredAt: Date;
};

export type AuditPlace = { occurredAt: Date; id: string };

/** Events the actor may see, newest first, from before `before`. */
export async function listAuditRows(
  tx: Tx,
  {
    filters: { articleId, personId, kind, from, to, text },
    before,
    limit,
    hiddenRoundIds,
    hiddenSourceIds,
  }: {
    filters: AuditFilters;
    before: AuditPlace | null;
    limit: number;
    /** Rounds whose reviewers have no names for now: no filter may tell who they are. */
    hiddenRoundIds: readonly string[];
    /** Sources that are confidential now: no filter may find what they were called before. */
    hiddenSourceIds: readonly string[];
  },
): Promise<AuditRow[]> {
  const isTelling = personId !== undefined || text !== undefined;
  const words = kind === undefined ? null : firstWordsOf(kind);
  const where = [
    articleId === undefined ? null : Prisma.sql`e.article_id = ${articleId}::uuid`,
    personId === undefined ? null : Prisma.sql`e.actor_id = ${personId}::uuid`,
    words === null
      ? null
      : words.isExcept
        ? Prisma.sql`split_part(e.type, '.', 1) <> ALL(${[...words.words]})`
        : Prisma.sql`split_part(e.type, '.', 1) = ANY(${[...words.words]})`,
    from === undefined ? null : Prisma.sql`e.occurred_at >= ${`${from}T00:00:00Z`}::timestamptz`,
    to === undefined
      ? null
      : Prisma.sql`e.occurred_at < ${`${to}T00:00:00Z`}::timestamptz + interval '1 day'`,
    text === undefined
      ? null
      : Prisma.sql`(e.payload::text ILIKE ${like(text)} OR e.type ILIKE ${like(text)})`,
    before === null
      ? null
      : Prisma.sql`(e.occurred_at, e.id) < (${before.occurredAt}::timestamptz, ${before.id}::uuid)`,
    isTelling && hiddenRoundIds.length > 0
      ? Prisma.sql`(e.round_id IS NULL OR e.round_id <> ALL(${[...hiddenRoundIds]}::uuid[]))`
      : null,
    text !== undefined && hiddenSourceIds.length > 0
      ? Prisma.sql`NOT (e.type LIKE 'source.%' AND (e.payload ->> 'sourceId' = ANY(${[...hiddenSourceIds]})
          OR e.payload ->> 'intoId' = ANY(${[...hiddenSourceIds]})))`
      : null,
  ].filter((condition) => condition !== null);
  const all = where.length === 0 ? Prisma.sql`true` : Prisma.join(where, ' AND ');
  return tx.$queryRaw<AuditRow[]>`
    SELECT e.id, e.rev, e.hash, e.type, e.payload, e.actor_id AS "actorId",
           e.owner_id AS "ownerId", e.round_id AS "roundId", e.article_id AS "articleId",
           a.code, a.title, e.occurred_at AS "occurredAt"
      FROM event e LEFT JOIN article a ON a.id = e.article_id
     WHERE ${all}
     ORDER BY e.occurred_at DESC, e.id DESC
     LIMIT ${limit}`;
}

/** Articles with an open blind round: a number left out of their record would tell of hidden work. */
export async function listBlindArticleIds(tx: Tx): Promise<string[]> {
  const rows = await tx.reviewRound.findMany({
    where: { mode: 'blind', phase: 'open' },
    select: { articleId: true },
  });
  return rows.map(({ articleId }) => articleId);
}

/** Rounds that may hide the names of their reviewers now. */
export async function listUnnamedRoundIds(tx: Tx): Promise<string[]> {
  const rows = await tx.reviewRound.findMany({
    where: { mode: 'blind', names: { not: 'shown' }, phase: { notIn: ['open', 'signed_off'] } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

function like(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
