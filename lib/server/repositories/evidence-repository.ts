import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';
import type { LinkRecord, LinkState } from '@/lib/domain/evidence/link-health';

import type { Tx } from '../db/client';

/** How cited addresses answer, who cites them, and whose signatures rest on them. */

export type LinkRow = {
  id: string;
  newsroomId: string;
  url: string;
  etag: string;
  lastModified: string;
} & LinkRecord;

/** Give every cited address a place in the timetable. The worker sees all newsrooms. */
export async function insertNewLinks(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO link_health (id, newsroom_id, url, next_check_at)
    SELECT gen_random_uuid(), c.newsroom_id, c.url, ${now}::timestamptz
      FROM (SELECT DISTINCT newsroom_id, url FROM citation WHERE url <> '') c
    ON CONFLICT (newsroom_id, url) DO NOTHING`;
}

/** Addresses whose turn has come and that are still cited, longest waiting first. */
export async function listDueLinks(tx: Tx, now: Date, take: number): Promise<LinkRow[]> {
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM link_health h
     WHERE h.next_check_at <= ${now}::timestamptz
       AND EXISTS (SELECT FROM citation c WHERE c.newsroom_id = h.newsroom_id AND c.url = h.url)
     ORDER BY h.next_check_at, h.id LIMIT ${take}`;
  const rows = await tx.linkHealth.findMany({ where: { id: { in: ids.map(({ id }) => id) } } });
  return rows.map((row) => ({ ...row, since: row.since?.toISOString() ?? null }));
}

export async function saveLink(
  tx: Tx,
  id: string,
  { since, ...record }: LinkRecord,
  rest: {
    checkedAt: Date;
    nextCheckAt: Date;
    status: number | null;
    etag: string;
    lastModified: string;
  },
): Promise<void> {
  await tx.linkHealth.update({
    where: { id },
    data: { ...record, ...rest, since: since === null ? null : new Date(since) },
    select: { id: true },
  });
}

/** A capture is the newest reading of a page: from here on it is compared with this one. */
export async function setBaseline(
  tx: Tx,
  link: { newsroomId: string; url: string; finalUrl: string; baseline: string },
  { now, nextCheckAt }: { now: Date; nextCheckAt: Date },
): Promise<void> {
  const seen = {
    state: 'alive' as const,
    detail: '',
    since: now,
    checkedAt: now,
    nextCheckAt,
    failures: 0,
    finalUrl: link.finalUrl,
    baseline: link.baseline,
    etag: '',
    lastModified: '',
  };
  const { newsroomId, url } = link;
  await tx.linkHealth.upsert({
    where: { newsroomId_url: { newsroomId, url } },
    create: { newsroomId, url, ...seen },
    update: seen,
    select: { id: true },
  });
}

export async function findLinks(tx: Tx, newsroomId: string, urls: readonly string[]) {
  const rows = await tx.linkHealth.findMany({
    where: { newsroomId, url: { in: [...urls] } },
    select: { url: true, state: true, detail: true, since: true, checkedAt: true },
  });
  return new Map(
    rows.map(({ url, since, checkedAt, ...row }) => [
      url,
      {
        ...row,
        since: since?.toISOString() ?? null,
        checkedAt: checkedAt?.toISOString() ?? null,
      },
    ]),
  );
}

type CitingClaim = {
  url: string;
  source: string;
  citationId: string;
  annotationId: string;
  claimText: string;
  origin: 'reviewer' | 'adjudication';
  reviewerId: string;
  newsroomId: string;
  articleId: string;
  articleTitle: string;
  roundId: string;
};

/**
 * The claims that rest on addresses, as far as they may be seen. Where decisions stand
 * in for a reading, it is the decisions that count, and not what they settled.
 */
export async function listCiting(
  tx: Tx,
  where: { newsroomId: string; url?: string; storyId?: string | undefined },
): Promise<CitingClaim[]> {
  const rows = await tx.citation.findMany({
    where: {
      newsroomId: where.newsroomId,
      url: where.url ?? { not: '' },
      annotation: {
        deletedAt: null,
        settledBy: { none: {} },
        round: {
          ...(where.storyId !== undefined && { article: { storyId: where.storyId } }),
        },
      },
    },
    select: {
      id: true,
      url: true,
      source: true,
      annotationId: true,
      reviewerId: true,
      roundId: true,
      annotation: {
        select: {
          claimText: true,
          origin: true,
          round: { select: { articleId: true, article: { select: { title: true } } } },
        },
      },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 5_000,
  });
  return rows.map(({ id, annotation, ...row }) => ({
    ...row,
    citationId: id,
    newsroomId: where.newsroomId,
    claimText: annotation.claimText,
    origin: annotation.origin,
    articleId: annotation.round.articleId,
    articleTitle: annotation.round.article.title,
  }));
}

export type StandingSignature = {
  roundId: string;
  role: Role;
  signerId: string;
  signedAt: Date;
};

/** Signatures that stand, of these rounds. */
export async function listStanding(
  tx: Tx,
  roundIds: readonly string[],
): Promise<StandingSignature[]> {
  return tx.signOff.findMany({
    where: { roundId: { in: [...roundIds] }, voidedAt: null },
    select: { roundId: true, role: true, signerId: true, signedAt: true },
    orderBy: [{ signedAt: 'asc' }, { id: 'asc' }],
  });
}

export async function listLinks(
  tx: Tx,
  newsroomId: string,
): Promise<
  {
    url: string;
    state: LinkState;
    detail: string;
    finalUrl: string;
    since: Date | null;
    checkedAt: Date | null;
  }[]
> {
  return tx.linkHealth.findMany({
    where: { newsroomId },
    select: {
      url: true,
      state: true,
      detail: true,
      finalUrl: true,
      since: true,
      checkedAt: true,
    },
    orderBy: [{ since: 'desc' }, { url: 'asc' }],
    take: 5_000,
  });
}
