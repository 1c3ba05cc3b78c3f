import 'server-only';

import type { FixState } from '@/lib/domain/claims/suggested-fix';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

const fixInclude = {
  annotation: { select: { origin: true, start: true, end: true, exact: true } },
  round: { select: { article: { select: { writerId: true } } } },
} satisfies Prisma.SuggestedFixInclude;

export type FixRow = Prisma.SuggestedFixGetPayload<{ include: typeof fixInclude }>;

const OPEN: FixState[] = ['proposed', 'accepted'];
// A counter comes after what it answers, also where both are of one moment.
const inOrder = [
  { createdAt: 'asc' },
  { countersId: { sort: 'asc', nulls: 'first' } },
  { id: 'asc' },
] satisfies Prisma.SuggestedFixOrderByWithRelationInput[];

/** The proposal for a passage that waits for an answer, or as agreed for its version. */
export async function findOpenFix(tx: Tx, annotationId: string): Promise<FixRow | null> {
  return tx.suggestedFix.findFirst({
    where: { annotationId, state: { in: OPEN } },
    include: fixInclude,
  });
}

export async function findFix(tx: Tx, id: string): Promise<FixRow | null> {
  return tx.suggestedFix.findUnique({ where: { id }, include: fixInclude });
}

/** Every proposal for one passage, oldest first. */
export async function listFixesOf(tx: Tx, annotationId: string): Promise<FixRow[]> {
  return tx.suggestedFix.findMany({
    where: { annotationId },
    orderBy: inOrder,
    include: fixInclude,
  });
}

/** Proposals of a round for passages that stand in its text, oldest first. */
export async function listFixesOfRound(tx: Tx, roundId: string): Promise<FixRow[]> {
  return tx.suggestedFix.findMany({
    where: { roundId, annotation: { deletedAt: null, isPlaced: true } },
    orderBy: inOrder,
    include: fixInclude,
  });
}

/** The open proposals for these passages. */
export async function listOpenFixes(tx: Tx, annotationIds: readonly string[]): Promise<FixRow[]> {
  return tx.suggestedFix.findMany({
    where: { annotationId: { in: [...annotationIds] }, state: { in: OPEN } },
    orderBy: inOrder,
    include: fixInclude,
  });
}

export async function answerFixRow(
  tx: Tx,
  id: string,
  answer: { state: FixState; answeredById: string; answeredAt: Date; reason: string },
): Promise<void> {
  await tx.suggestedFix.update({ where: { id }, data: answer, select: { id: true } });
}

/** @returns false where a proposal of this id exists already. */
export async function insertCounter(
  tx: Tx,
  {
    id,
    counters,
    after,
    proposedById,
    createdAt,
  }: { id: string; counters: FixRow; after: string; proposedById: string; createdAt: Date },
): Promise<boolean> {
  const { newsroomId, articleId, annotationId, roundId, reviewerId, annotation } = counters;
  const { count } = await tx.suggestedFix.createMany({
    data: [
      {
        id,
        newsroomId,
        articleId,
        annotationId,
        roundId,
        reviewerId,
        proposedById,
        before: annotation.exact,
        after,
        countersId: counters.id,
        createdAt,
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

/** What stands in a version is no longer open, and is not withdrawn when its claim is carried over. */
export async function markApplied(
  tx: Tx,
  ids: readonly string[],
  { actorId, now }: { actorId: string; now: Date },
): Promise<void> {
  await tx.suggestedFix.updateMany({
    where: { id: { in: [...ids] }, state: 'proposed' },
    data: { state: 'applied', answeredById: actorId, answeredAt: now },
  });
  await tx.suggestedFix.updateMany({
    where: { id: { in: [...ids] }, state: 'accepted' },
    data: { state: 'applied' },
  });
}

export async function setVersionOfFixes(
  tx: Tx,
  ids: readonly string[],
  versionId: string,
): Promise<void> {
  await tx.suggestedFix.updateMany({ where: { id: { in: [...ids] } }, data: { versionId } });
}
