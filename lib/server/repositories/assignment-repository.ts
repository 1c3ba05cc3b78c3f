import 'server-only';

import type { Tx } from '../db/client';

type StoryArticle = {
  id: string;
  code: string;
  title: string;
  /** The ordinal of the round that is being read now. */
  openRound: number | null;
  /** How many rounds it has had. */
  rounds: number;
};

/** The articles of a story by their codes; null where the actor has no such story. */
export async function listStoryForAssigning(
  tx: Tx,
  storyId: string,
): Promise<StoryArticle[] | null> {
  const story = await tx.story.findUnique({
    where: { id: storyId },
    select: {
      articles: {
        orderBy: { code: 'asc' },
        select: {
          id: true,
          code: true,
          title: true,
          rounds: { select: { ordinal: true, phase: true }, orderBy: { ordinal: 'asc' } },
        },
      },
    },
  });
  if (!story) return null;
  return story.articles.map(({ rounds, ...article }) => ({
    ...article,
    openRound: rounds.find(({ phase }) => phase === 'open')?.ordinal ?? null,
    rounds: rounds.length,
  }));
}

export async function setAssignment(
  tx: Tx,
  roundId: string,
  change: { dueAt?: Date | null; note?: string },
): Promise<void> {
  await tx.reviewRound.update({ where: { id: roundId }, data: change, select: { id: true } });
}

/** Put people on a round: who was on it before takes their old place again. */
export async function addReviewers(
  tx: Tx,
  round: { id: string; newsroomId: string },
  userIds: readonly string[],
): Promise<void> {
  const where = { roundId: round.id };
  const former = await tx.formerReviewer.findMany({
    where,
    select: { userId: true, ordinal: true },
  });
  const current = await tx.roundReviewer.findMany({ where, select: { ordinal: true } });
  let next = Math.max(-1, ...[...former, ...current].map(({ ordinal }) => ordinal)) + 1;
  const rows = userIds.map((userId) => ({
    roundId: round.id,
    newsroomId: round.newsroomId,
    userId,
    ordinal: former.find((one) => one.userId === userId)?.ordinal ?? next++,
  }));
  await tx.formerReviewer.deleteMany({ where: { ...where, userId: { in: [...userIds] } } });
  await tx.roundReviewer.createMany({ data: rows });
}

/** Take people off a round. Their marks stay; the row says whose they were, and why. */
export async function removeReviewers(
  tx: Tx,
  round: { id: string; newsroomId: string },
  userIds: readonly string[],
  by: { reason: string; removedById: string; removedAt: Date },
): Promise<void> {
  const where = { roundId: round.id, userId: { in: [...userIds] } };
  const rows = await tx.roundReviewer.findMany({ where, select: { userId: true, ordinal: true } });
  await tx.roundReviewer.deleteMany({ where });
  await tx.formerReviewer.createMany({
    data: rows.map((row) => ({ ...row, ...by, roundId: round.id, newsroomId: round.newsroomId })),
  });
}

/** Whether everyone who is still on an open round has submitted. For whoever takes somebody off it. */
export async function isComplete(tx: Tx, roundId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ complete: boolean }[]>`
    SELECT app_is_complete(${roundId}::uuid) AS complete`;
  return row?.complete === true;
}

/** @returns whether there was one that the actor may see. */
export async function deleteSubmission(
  tx: Tx,
  where: { roundId: string; reviewerId: string },
): Promise<boolean> {
  const { count } = await tx.roundSubmission.deleteMany({ where });
  return count > 0;
}
