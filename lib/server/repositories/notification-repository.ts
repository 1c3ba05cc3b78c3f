import 'server-only';

import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';
import type { NameRule } from '@/lib/domain/rounds/reading-names';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

export type NoticeRow = {
  id: string;
  newsroomId: string;
  userId: string;
  kind: string;
  occasion: string;
  articleId: string | null;
  roundId: string | null;
  annotationId: string | null;
  actorId: string | null;
  occurredAt: Date;
  createdAt: Date;
  readAt: Date | null;
};

const FIELDS = {
  id: true,
  newsroomId: true,
  userId: true,
  kind: true,
  occasion: true,
  articleId: true,
  roundId: true,
  annotationId: true,
  actorId: true,
  occurredAt: true,
  createdAt: true,
  readAt: true,
} satisfies Prisma.NotificationSelect;

export type NewNotice = Omit<NoticeRow, 'id' | 'readAt'> & {
  ownerId: string | null;
  isListed: boolean;
  mail: 'none' | 'now' | 'digest';
};

/** Those that are new: nobody is told of one thing twice, however often the worker comes to it. */
export function insertNotices(
  tx: Tx,
  notices: readonly NewNotice[],
): Promise<{ id: string; userId: string; mail: string }[]> {
  return tx.notification.createManyAndReturn({
    data: [...notices],
    skipDuplicates: true,
    select: { id: true, userId: true, mail: true },
  });
}

/** What stands in the actor's own list, newest first. Row-level security leaves nothing else. */
export function listNotices(
  tx: Tx,
  {
    userId,
    unread,
    before,
    limit,
  }: { userId: string; unread: boolean; before: string | null; limit: number },
): Promise<NoticeRow[]> {
  return tx.notification.findMany({
    where: {
      userId,
      isListed: true,
      ...(unread && { readAt: null }),
      // Ids are made in the order of time.
      ...(before !== null && { id: { lt: before } }),
    },
    select: FIELDS,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

export function countUnread(tx: Tx, userId: string): Promise<number> {
  return tx.notification.count({ where: { userId, isListed: true, readAt: null } });
}

/** False where the actor has no such notification. */
export async function setRead(tx: Tx, id: string, readAt: Date | null): Promise<boolean> {
  const { count } = await tx.notification.updateMany({ where: { id }, data: { readAt } });
  return count > 0;
}

/** Everything up to one that the person has seen. */
export async function setAllRead(
  tx: Tx,
  { userId, upTo, readAt }: { userId: string; upTo: string; readAt: Date },
): Promise<void> {
  await tx.notification.updateMany({
    where: { userId, readAt: null, isListed: true, id: { lte: upTo } },
    data: { readAt },
  });
}

type NoticeRound = {
  id: string;
  mode: RoundMode;
  phase: RoundPhase;
  names: NameRule;
  reviewerIds: readonly string[];
};

/** What the sentences of notifications name: articles, rounds, people. */
export async function readNamed(
  tx: Tx,
  notices: readonly { articleId: string | null; roundId: string | null; actorId: string | null }[],
): Promise<{
  titles: ReadonlyMap<string, string>;
  rounds: ReadonlyMap<string, NoticeRound>;
  people: ReadonlyMap<string, string>;
}> {
  const idsOf = (ids: readonly (string | null)[]) => [
    ...new Set(ids.filter((one) => one !== null)),
  ];
  const articles = await tx.article.findMany({
    where: { id: { in: idsOf(notices.map(({ articleId }) => articleId)) } },
    select: { id: true, title: true },
  });
  const rounds = await tx.reviewRound.findMany({
    where: { id: { in: idsOf(notices.map(({ roundId }) => roundId)) } },
    select: {
      id: true,
      mode: true,
      phase: true,
      names: true,
      reviewers: { select: { userId: true } },
    },
  });
  const people = await tx.user.findMany({
    where: { id: { in: idsOf(notices.map(({ actorId }) => actorId)) } },
    select: { id: true, name: true },
  });
  return {
    titles: new Map(articles.map(({ id, title }) => [id, title])),
    rounds: new Map(
      rounds.map(({ reviewers, ...round }) => [
        round.id,
        { ...round, reviewerIds: reviewers.map(({ userId }) => userId) },
      ]),
    ),
    people: new Map(people.map(({ id, name }) => [id, name])),
  };
}

/** A notification that is still to be mailed; null where it has been, or was not to be. */
export async function findToMail(tx: Tx, id: string): Promise<NoticeRow | null> {
  return tx.notification.findFirst({
    where: { id, mail: 'now', mailedAt: null },
    select: FIELDS,
  });
}

export async function setMailed(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx.notification.updateMany({ where: { id: { in: [...ids] } }, data: { mailedAt: now } });
}

/** Who has something for a digest. */
export function listDigestPeople(tx: Tx): Promise<{ userId: string; newsroomId: string }[]> {
  return tx.notification.findMany({
    where: { mail: 'digest', mailedAt: null },
    distinct: ['userId', 'newsroomId'],
    select: { userId: true, newsroomId: true },
  });
}

/** What is in a person's digest, oldest first. What was read meanwhile need not be mailed. */
export function listForDigest(
  tx: Tx,
  { userId, newsroomId }: { userId: string; newsroomId: string },
): Promise<NoticeRow[]> {
  return tx.notification.findMany({
    where: { userId, newsroomId, mail: 'digest', mailedAt: null },
    select: FIELDS,
    orderBy: { id: 'asc' },
  });
}

/** Delete what nobody looks for any more. */
export async function deleteOldNotices(tx: Tx, before: Date): Promise<void> {
  await tx.notification.deleteMany({ where: { createdAt: { lt: before } } });
  await tx.webhookDelivery.deleteMany({
    where: { createdAt: { lt: before }, state: { not: 'waiting' } },
  });
}
