import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { AskQueryBody, QueryView } from '@/lib/contracts/round';
import type { QueryFacts } from '@/lib/domain/access/access-request';

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
  setQueryState,
} from '../repositories/query-repository';
import type { Round } from '../repositories/round-repository';
import { ownerOf } from './annotation-state';
import { waitsForPerson } from './carried-queue';
import { changeRound, changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
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
    const isNew = await insertQuery(tx, {
      id: input.id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      annotationId: annotation.id,
      askedById: actor.userId,
      assigneeId: article?.writer?.userId ?? null,
      exact: annotation.exact,
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
    await addMessage({ id: input.messageId, queryId: input.id, body: input.body }, round, context);
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'query.asked',
      payload: { queryId: input.id, annotationId: annotation.id, text: input.body },
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
    if (query.state === 'closed') {
      throw new AppError(
        'round_closed',
        'This query is closed. Open it again with a reason first.',
      );
    }
    const isNew = await addMessage(input, round, context);
    if (!isNew) return;
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.answered',
      payload: { queryId: query.id, answerId: input.id, text: input.body },
    });
  });
}

/** Close a query. Its passage is queried no longer, unless another query stands on it. */
export async function closeQuery(
  input: { queryId: string },
  context: UseCaseContext,
): Promise<QueryView> {
  return changeQuery(input.queryId, 'query:close', context, async (query, round) => {
    if (query.state === 'closed') return;
    const { tx, now } = context;
    await setQueryState(tx, query.id, { state: 'closed', closedAt: now });
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.closed',
      payload: { queryId: query.id },
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
    await setQueryState(context.tx, query.id, { state: 'open', closedAt: null });
    await addMessage(
      { id: input.messageId, queryId: query.id, body: input.reason },
      round,
      context,
    );
    await recordInRound(round, context, {
      ownerId: query.askedBy.userId,
      type: 'query.reopened',
      payload: { queryId: query.id },
    });
    if (await findAnnotation(context.tx, query.annotationId)) {
      await setCheckStatus(query.annotationId, 'queried', round, context);
    }
  });
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

async function changeQuery(
  queryId: string,
  action: 'query:answer' | 'query:close',
  context: UseCaseContext,
  change: (query: QueryView, round: Round) => Promise<void>,
): Promise<QueryView> {
  const found = await findQuery(context.tx, queryId);
  if (!found) throw notFound();
  return changeRound(found.roundId, context, async (round) => {
    const query = await getQuery(queryId, context);
    authorize(context.actor, { action, round, query: factsOf(query) });
    await change(query, round);
    return getQuery(queryId, context);
  });
}

function factsOf(query: QueryView): QueryFacts {
  return {
    askedById: query.askedBy.userId,
    addresseeIds: query.assignee === null ? [] : [query.assignee.userId],
  };
}

async function getQuery(id: string, { tx }: UseCaseContext): Promise<QueryView> {
  const query = await findQuery(tx, id);
  if (!query) throw notFound();
  return query;
}

function addMessage(
  message: { id: string; queryId: string; body: string },
  round: Round,
  { tx, actor, now }: UseCaseContext,
): Promise<boolean> {
  return insertMessage(tx, {
    id: message.id,
    queryId: message.queryId,
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
  const after = await updateAnnotationRow(tx, annotationId, {
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
