import 'server-only';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

const commentInclude = {
  revisions: { orderBy: [{ replacedAt: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.CommentInclude;

export type CommentRow = Prisma.CommentGetPayload<{ include: typeof commentInclude }>;

/** Comments on one claim, oldest first, without those deleted. */
export async function listComments(tx: Tx, annotationId: string): Promise<CommentRow[]> {
  return tx.comment.findMany({
    where: { annotationId, deletedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: commentInclude,
  });
}

/** Comments of a round that nobody has resolved, counted by claim. */
export async function countOpenComments(
  tx: Tx,
  roundId: string,
): Promise<{ annotationId: string; reviewerId: string; open: number }[]> {
  const groups = await tx.comment.groupBy({
    by: ['annotationId', 'reviewerId'],
    where: { roundId, deletedAt: null, resolvedAt: null, annotation: { deletedAt: null } },
    orderBy: { annotationId: 'asc' },
    _count: { id: true },
  });
  return groups.map(({ annotationId, reviewerId, _count }) => ({
    annotationId,
    reviewerId,
    open: _count.id,
  }));
}

/** A comment that the actor may see; a deleted one is none. */
export async function findComment(tx: Tx, id: string): Promise<CommentRow | null> {
  return tx.comment.findFirst({ where: { id, deletedAt: null }, include: commentInclude });
}

/** @returns false where a comment of this id exists already. */
export async function insertComment(
  tx: Tx,
  comment: {
    id: string;
    newsroomId: string;
    articleId: string;
    annotationId: string;
    roundId: string;
    reviewerId: string;
    authorId: string;
    body: string;
    createdAt: Date;
  },
): Promise<boolean> {
  const { count } = await tx.comment.createMany({ data: [comment], skipDuplicates: true });
  return count === 1;
}

/** What it said is kept as it was. */
export async function keepRevision(
  tx: Tx,
  { id, newsroomId, body }: CommentRow,
  replacedAt: Date,
): Promise<void> {
  await tx.commentRevision.createMany({
    data: [{ newsroomId, commentId: id, body, replacedAt }],
  });
}

export async function updateComment(
  tx: Tx,
  id: string,
  change: {
    body?: string;
    editedAt?: Date;
    deletedAt?: Date;
    resolvedAt?: Date | null;
    resolvedById?: string | null;
  },
): Promise<void> {
  await tx.comment.update({ where: { id }, data: change, select: { id: true } });
}
