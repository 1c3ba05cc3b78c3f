import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AskQueryBody, QueryView, UpdateQueryBody } from '@/lib/contracts/round';
import type { QueryMessageKind } from '@/lib/domain/queries/query-rules';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { findAnnotation, updateAnnotationRow } from '../repositories/annotation-repository';
import { findArticle } from '../repositories/article-repository';
import { findCarried } from '../repositories/carried-repository';
import {
  countOpenQueries,
  findQuery,
  insertMessage,
  insertQuery,
  setQueryAddress,
  setQueryState,
} from '../repositories/query-repository';
import type { Round } from '../repositories/round-repository';
import { ownerOf } from './annotation-state';
import { waitsForPerson } from './carried-queue';
import { changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { changeQuery, getQuery, refuseAssignee, refuseMove } from './query-change';
import { recordInRound } from './record-in-round';

/** Put a question on a claim to the writer. The claim's passage is queried until it is closed. */
export async function askQuery(
  input: AskQueryBody & { annotationId: string },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const annotation = await findAnnotation(tx, input.annotationId);
    if (!annotation) throw notFound();
    authorize(actor, { action: 'query:create', round, annotation });
    const article = await findArticle(tx, round.articleId);
    const assigneeId =
      input.assigneeId === undefined ? (article?.writer?.userId ?? null) : input.assigneeId;
    if (input.assigneeId !== undefined) {
      await refuseAssignee(assigneeId, actor.userId, round, context);
    }
    const dueAt = typeof input.dueAt === 'string' ? new Date(input.dueAt) : null;
    const isNew = await insertQuery(tx, {
      id: input.id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      annotationId: annotation.id,
      askedById: actor.userId,
      assigneeId,
      exact: annotation.exact,
      dueAt,
      createdAt: now,
    });
    if (!isNew) {
      const existing = await findQuery(tx, input.id);
      if (existing?.annotationId === annotation.id) return existing;
      throw new AppError(
        'already_exists',
        'A query of this id exists. Make a new id and send it again.',
      );
    }
    const { id: queryId, messageId, body } = input;
    await addMessage({ id: messageId, queryId, kind: 'question', body }, round, context);
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'query.asked',
      payload: {
        queryId,
        annotationId: annotation.id,
        text: body,
        assigneeId,
        dueAt: dueAt?.toISOString() ?? null,
      },
    });
    if (annotation.checkStatus !== 'queried') {
      await setCheckStatus(annotation.id, 'queried', round, context);
    }
    return getQuery(input.id, context);
  });
}

/** Answer a query, or ask on. */
export async function answerQuery(
  input: { queryId: string; id: string; body: string },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeQuery(input.queryId, 'query:answer', context, async (query, round) => {
    refuseMove(query, 'answer');
    const isNew = await addMessage({ ...input, kind: 'answer' }, round, context);
    if (!isNew) return;
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.answered',
      payload: { queryId: query.id, answerId: input.id, text: input.body },
    });
  });
}

/**
 * Close a query. One that nobody answered needs a reason, which becomes its last
 * message. Its passage is queried no longer, unless another query stands on it.
 */
export async function closeQuery(
  input: { queryId: string; messageId: string; reason: string },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeQuery(input.queryId, 'query:close', context, async (query, round) => {
    if (query.state === 'closed') return;
    const { tx, now } = context;
    const { reason } = input;
    refuseMove(query, 'close', reason);
    await setQueryState(tx, query.id, { state: 'closed', closedAt: now });
    if (reason !== '') {
      const message = {
        id: input.messageId,
        queryId: query.id,
        kind: 'closed',
        body: reason,
      } as const;
      await addMessage(message, round, context);
    }
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.closed',
      payload: { queryId: query.id, reason },
    });
    const annotation = await findAnnotation(tx, query.annotationId);
    if (annotation?.checkStatus !== 'queried') return;
    if ((await countOpenQueries(tx, annotation.id)) > 0) return;
    const status = await statusWithoutQuery(annotation, round, context);
    await setCheckStatus(annotation.id, status, round, context);
  });
}

/** Open a closed query again. The reason becomes its next message. */
export async function reopenQuery(
  input: { queryId: string; messageId: string; reason: string },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeQuery(input.queryId, 'query:close', context, async (query, round) => {
    if (query.state === 'open') return;
    const { reason } = input;
    refuseMove(query, 'reopen', reason);
    await setQueryState(context.tx, query.id, { state: 'open', closedAt: null });
    const message = {
      id: input.messageId,
      queryId: query.id,
      kind: 'reopened',
      body: reason,
    } as const;
    await addMessage(message, round, context);
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.reopened',
      payload: { queryId: query.id, reason },
    });
    if (await findAnnotation(context.tx, query.annotationId)) {
      await setCheckStatus(query.annotationId, 'queried', round, context);
    }
  });
}

/** Put an open query to somebody else, or change when its answer is due. */
export async function updateQuery(
  { queryId, body }: { queryId: string; body: UpdateQueryBody },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeQuery(queryId, 'query:assign', context, async (query, round) => {
    refuseMove(query, 'assign');
    const before = { assigneeId: query.assignee?.userId ?? null, dueAt: query.dueAt };
    const after = {
      assigneeId: body.assigneeId === undefined ? before.assigneeId : body.assigneeId,
      dueAt: body.dueAt === undefined ? before.dueAt : instantOrNull(body.dueAt),
    };
    if (after.assigneeId === before.assigneeId && after.dueAt === before.dueAt) return;
    if (after.assigneeId !== before.assigneeId) {
      await refuseAssignee(after.assigneeId, query.askedBy.userId, round, context);
    }
    await setQueryAddress(context.tx, query.id, {
      assigneeId: after.assigneeId,
      dueAt: after.dueAt === null ? null : new Date(after.dueAt),
    });
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.assigned',
      payload: { queryId: query.id, annotationId: query.annotationId, before, after },
    });
  });
}

function instantOrNull(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

/** A claim whose words changed in a new version is not checked by the answer to a query. */
async function statusWithoutQuery(
  { id, verdict }: AnnotationView,
  round: Round,
  { tx }: UseCaseContext,
): Promise<'open' | 'checked' | 'changed'> {
  const row = await findCarried(tx, { annotationId: id, toVersionId: round.articleVersionId });
  if (row !== null && waitsForPerson(row) && row.status !== 'moved') return 'changed';
  return verdict === null ? 'open' : 'checked';
}

function addMessage(
  message: { id: string; queryId: string; kind: QueryMessageKind; body: string },
  round: Round,
  { tx, actor, now }: UseCaseContext,
): Promise<boolean> {
  return insertMessage(tx, {
    id: message.id,
    queryId: message.queryId,
    kind: message.kind,
    body: message.body,
    newsroomId: round.newsroomId,
    authorId: actor.userId,
    createdAt: now,
  });
}

async function setCheckStatus(
  annotationId: string,
  checkStatus: 'open' | 'queried' | 'checked' | 'changed',
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const { tx, actor, now } = context;
  const before = await findAnnotation(tx, annotationId);
  if (!before) return;
  const after = await updateAnnotationRow(tx, before, {
    change: { checkStatus },
    actorId: actor.userId,
    now,
  });
  await recordInRound(round, context, {
    ownerId: ownerOf(before),
    type: 'annotation.updated',
    payload: {
      annotationId,
      version: after.version,
      before: { checkStatus: before.checkStatus },
      after: { checkStatus },
    },
  });
}
