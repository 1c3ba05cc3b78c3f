import 'server-only';

import { dueOccasion, dueWindow } from '@/lib/domain/notifications/due';
import type { NoticeKind } from '@/lib/domain/notifications/kinds';
import type { Told } from '@/lib/domain/notifications/told';

import type { Tx } from '../db/client';
import { writeNotices } from './tell-people';

type DueThing = {
  id: string;
  dueAt: Date;
  newsroomId: string;
  articleId: string;
  roundId: string | null;
  annotationId: string | null;
  kind: NoticeKind;
  userIds: readonly string[];
};

/** Tell everybody of what they owe: once when it is due within a day, once when that is over. */
export async function tellDue({
  tx,
  now,
  hasMail,
}: {
  tx: Tx;
  now: Date;
  hasMail: boolean;
}): Promise<void> {
  for (const thing of await listDue(tx, now)) {
    const occasion = dueOccasion(thing.id, thing.dueAt, now);
    if (occasion === null) continue;
    const { newsroomId, articleId, roundId, annotationId, kind, userIds } = thing;
    const members = await tx.membership.findMany({
      where: { newsroomId, userId: { in: [...userIds] }, user: { disabledAt: null } },
      select: { userId: true },
    });
    // Each owes it themselves, so that it tells of nobody else's work.
    const told: Told[] = members.map(({ userId }) => ({ userId, kind, ownerId: null }));
    const about = { newsroomId, articleId, roundId, annotationId, occasion, actorId: null };
    await writeNotices(told, { ...about, occurredAt: now }, { tx, now, hasMail });
  }
}

async function listDue(tx: Tx, now: Date): Promise<DueThing[]> {
  const { from, to } = dueWindow(now);
  const dueAt = { gt: from, lte: to };
  const rounds = await tx.reviewRound.findMany({
    where: { phase: 'open', dueAt },
    select: {
      id: true,
      newsroomId: true,
      articleId: true,
      dueAt: true,
      reviewers: { select: { userId: true } },
      submissions: { select: { reviewerId: true } },
    },
  });
  const queries = await tx.query.findMany({
    where: { state: 'open', dueAt, assigneeId: { not: null } },
    include: { messages: { where: { kind: 'answer' }, select: { authorId: true } } },
  });
  const replies = await tx.criticism.findMany({
    where: { outcome: null, deletedAt: null, dueAt, askerId: { not: null } },
  });
  const things: (Omit<DueThing, 'dueAt' | 'userIds'> & {
    dueAt: Date | null;
    userIds: readonly (string | null)[];
  })[] = [
    ...rounds.map(({ reviewers, submissions, ...round }) => ({
      ...round,
      roundId: round.id,
      annotationId: null,
      kind: 'round_due' as const,
      userIds: reviewers
        .map(({ userId }) => userId)
        .filter((userId) => !submissions.some(({ reviewerId }) => reviewerId === userId)),
    })),
    ...queries
      .filter(
        ({ messages, assigneeId }) => !messages.some(({ authorId }) => authorId === assigneeId),
      )
      .map((query) => ({ ...query, kind: 'query_due' as const, userIds: [query.assigneeId] })),
    ...replies.map((reply) => ({
      ...reply,
      kind: 'reply_due' as const,
      userIds: [reply.askerId],
    })),
  ];
  return things.flatMap(({ dueAt: due, userIds, ...thing }) =>
    due === null ? [] : [{ ...thing, dueAt: due, userIds: userIds.filter((one) => one !== null) }],
  );
}
