import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AddCommentBody, CommentView } from '@/lib/contracts/talk';
import { mentionsIn } from '@/lib/domain/claims/mentions';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { membersWhoSee, toCommentViews } from '../queries/get-talk';
import { findAnnotation } from '../repositories/annotation-repository';
import {
  type CommentRow,
  findComment,
  insertComment,
  keepRevision,
  updateComment,
} from '../repositories/comment-repository';
import { findPeople } from '../repositories/person-repository';
import type { Round } from '../repositories/round-repository';
import { ownerOf } from './annotation-state';
import { changeRound, changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** Say something to colleagues on a claim. */
export async function addComment(
  { annotationId, id, body }: AddCommentBody & { annotationId: string },
  context: UseCaseContext,
): Promise<CommentView> {
  return changeRoundOf(annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const annotation = await getCommented(annotationId, round, context);
    const mentions = mentionsIn(body);
    await refuseUnseen(mentions, annotation, round, context);
    const isNew = await insertComment(tx, {
      id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      annotationId,
      roundId: round.id,
      reviewerId: annotation.reviewerId,
      authorId: actor.userId,
      body,
      createdAt: now,
    });
    if (!isNew) {
      const existing = await findComment(tx, id);
      if (existing?.annotationId !== annotationId || existing.authorId !== actor.userId) {
        throw new AppError(
          'already_exists',
          'A comment of this id exists. Make a new id and send it again.',
        );
      }
      return viewOf(id, context);
    }
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'comment.added',
      payload: { commentId: id, annotationId, mentions },
    });
    return viewOf(id, context);
  });
}

/** Change one's own comment. What it said before is kept. */
export async function editComment(
  { commentId, body }: { commentId: string; body: string },
  context: UseCaseContext,
): Promise<CommentView> {
  return changeComment(commentId, context, async (comment, annotation, round) => {
    refuseOthers(comment, context);
    if (comment.body === body) return;
    const known = mentionsIn(comment.body);
    const mentions = mentionsIn(body).filter((userId) => !known.includes(userId));
    await refuseUnseen(mentions, annotation, round, context);
    await keepRevision(context.tx, comment, context.now);
    await updateComment(context.tx, commentId, { body, editedAt: context.now });
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'comment.edited',
      payload: { commentId, annotationId: annotation.id, mentions },
    });
  });
}

/** Take one's own comment away. The row stays, for the record. */
export async function deleteComment(
  { commentId }: { commentId: string },
  context: UseCaseContext,
): Promise<undefined> {
  const found = await findComment(context.tx, commentId);
  if (!found) throw notFound();
  await changeRound(found.roundId, context, async (round) => {
    const annotation = await getCommented(found.annotationId, round, context);
    refuseOthers(found, context);
    await updateComment(context.tx, commentId, { deletedAt: context.now });
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'comment.deleted',
      payload: { commentId, annotationId: annotation.id },
    });
  });
  return undefined;
}

/** What was asked for in a comment is done; or it is not, after all. */
export async function resolveComment(
  { commentId, resolved }: { commentId: string; resolved: boolean },
  context: UseCaseContext,
): Promise<CommentView> {
  return changeComment(commentId, context, async (comment, annotation, round) => {
    if ((comment.resolvedAt !== null) === resolved) return;
    await updateComment(context.tx, commentId, {
      resolvedAt: resolved ? context.now : null,
      resolvedById: resolved ? context.actor.userId : null,
    });
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: resolved ? 'comment.resolved' : 'comment.reopened',
      payload: { commentId, annotationId: annotation.id },
    });
  });
}

async function changeComment(
  commentId: string,
  context: UseCaseContext,
  change: (comment: CommentRow, annotation: AnnotationView, round: Round) => Promise<void>,
): Promise<CommentView> {
  const found = await findComment(context.tx, commentId);
  if (!found) throw notFound();
  return changeRound(found.roundId, context, async (round) => {
    const annotation = await getCommented(found.annotationId, round, context);
    // As it is now that nobody else can write.
    const comment = await findComment(context.tx, commentId);
    if (!comment) throw notFound();
    await change(comment, annotation, round);
    return viewOf(commentId, context);
  });
}

async function getCommented(
  annotationId: string,
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<AnnotationView> {
  const annotation = await findAnnotation(tx, annotationId);
  if (!annotation) throw notFound();
  authorize(actor, { action: 'comment:write', round, annotation });
  return annotation;
}

function refuseOthers({ authorId }: CommentRow, { actor }: UseCaseContext): void {
  if (authorId === actor.userId) return;
  throw new AppError('forbidden', 'This comment is somebody else’s. Write one of your own.');
}

/** @throws AppError where a mentioned person may not see the claim: they would be told of it. */
async function refuseUnseen(
  mentions: readonly string[],
  annotation: AnnotationView,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  if (mentions.length === 0) return;
  const seeing = new Set(
    (await membersWhoSee(annotation, round, context)).map(({ userId }) => userId),
  );
  const unseen = mentions.filter((userId) => !seeing.has(userId));
  if (unseen.length === 0) return;
  const people = await findPeople(context.tx, unseen);
  const names = unseen.map((userId) => people.get(userId)?.name ?? 'somebody who is no member');
  throw new AppError(
    'invalid_input',
    `${names.join(' and ')} may not see this claim now and cannot be mentioned on it. Take the mention out, and nothing else of the comment is lost.`,
  );
}

async function viewOf(id: string, context: UseCaseContext): Promise<CommentView> {
  const row = await findComment(context.tx, id);
  const [view] = row === null ? [] : await toCommentViews([row], true, context);
  if (view === undefined) throw notFound();
  return view;
}
