import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { PersonView } from '@/lib/contracts/common';
import type { CommentView, TalkView } from '@/lib/contracts/talk';
import { denialOf } from '@/lib/domain/access/policy';
import { mentionsIn } from '@/lib/domain/claims/mentions';

import { authorize, notFound } from '../authorize';
import { findAnnotation } from '../repositories/annotation-repository';
import { type CommentRow, listComments } from '../repositories/comment-repository';
import { findWriterId, listCriticismsOf } from '../repositories/criticism-repository';
import { listFixesOf } from '../repositories/fix-repository';
import { listActiveMembers } from '../repositories/member-repository';
import { readingNamesOf } from '../reading-names';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { toFixViews } from './fix-views';
import { toReplyViews } from './get-replies';
import { shownPerson } from './hidden-names';

/** What is said on a claim beside its findings. */
export async function getTalk(annotationId: string, context: UseCaseContext): Promise<TalkView> {
  const { tx, actor } = context;
  const annotation = await findAnnotation(tx, annotationId);
  const round = annotation && (await findRound(tx, annotation.roundId));
  if (!annotation || !round) throw notFound();
  authorize(actor, { action: 'annotation:read', round, annotation });
  const mayComment = denialOf(actor, { action: 'comment:write', round, annotation }) === null;
  const comments = await listComments(tx, annotationId);
  const names = readingNamesOf(round, actor.userId);
  const commentViews = await toCommentViews(comments, mayComment, context);
  const fixes = await toFixViews(await listFixesOf(tx, annotationId), round, context);
  return {
    comments: commentViews.map((comment) => ({
      ...comment,
      author: shownPerson(comment.author, names),
      resolvedBy: comment.resolvedBy && shownPerson(comment.resolvedBy, names),
    })),
    fixes: fixes.map((fix) => ({ ...fix, proposedBy: shownPerson(fix.proposedBy, names) })),
    replies: await toReplyViews(await listCriticismsOf(tx, annotationId), null, context),
    mentionable: mayComment
      ? (await membersWhoSee(annotation, round, context)).filter(
          ({ userId }) => userId !== actor.userId,
        )
      : [],
    may: { comment: mayComment, markCriticism: await mayMark(annotation.articleId, context) },
  };
}

async function mayMark(articleId: string, { tx, actor }: UseCaseContext): Promise<boolean> {
  const writerId = await findWriterId(tx, articleId);
  const { newsroomId } = actor;
  const criticism = { newsroomId, writerId, askerId: null, blindOwnerId: null };
  return denialOf(actor, { action: 'reply:write', criticism }) === null;
}

/** Members who may see a claim: whom a comment on it can mention. */
export async function membersWhoSee(
  annotation: AnnotationView,
  round: Round,
  { tx }: UseCaseContext,
): Promise<PersonView[]> {
  const members = await listActiveMembers(tx);
  return members
    .filter(({ userId, roles }) => {
      const member = { userId, newsroomId: round.newsroomId, roles, scopes: null };
      return denialOf(member, { action: 'annotation:read', round, annotation }) === null;
    })
    .map(({ userId, name }) => ({ userId, name }));
}

export async function toCommentViews(
  rows: readonly CommentRow[],
  mayComment: boolean,
  { tx, actor }: UseCaseContext,
): Promise<CommentView[]> {
  const people = await findPeople(
    tx,
    rows.flatMap(({ authorId, resolvedById, body }) => [
      authorId,
      resolvedById,
      ...mentionsIn(body),
    ]),
  );
  return rows.map((row) => ({
    id: row.id,
    annotationId: row.annotationId,
    author: personOf(people, row.authorId),
    body: row.body,
    mentions: mentionsIn(row.body).map((id) => personOf(people, id)),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedById === null ? null : personOf(people, row.resolvedById),
    revisions: row.revisions.map(({ body, replacedAt }) => ({
      body,
      replacedAt: replacedAt.toISOString(),
    })),
    may: { edit: mayComment && row.authorId === actor.userId, resolve: mayComment },
  }));
}
