import 'server-only';

import type { MarkCriticismBody, ReplyView, UpdateReplyBody } from '@/lib/contracts/replies';
import { anchorTarget, describeTarget } from '@/lib/domain/anchoring/anchor-target';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import { replyProblem } from '@/lib/domain/articles/right-of-reply';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';
import type { JsonObject } from '@/lib/domain/shared/json';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { criticismFactsOf, toReplyViews } from '../queries/get-replies';
import { findAnnotation } from '../repositories/annotation-repository';
import { findArticle } from '../repositories/article-repository';
import {
  type CriticismChange,
  type CriticismRow,
  deleteCriticism,
  findCriticism,
  insertCriticism,
  replyFactsOf,
  updateCriticism,
} from '../repositories/criticism-repository';
import { recordEvent } from '../repositories/event-repository';
import { findMember } from '../repositories/member-repository';
import {
  findRound,
  getVersionText,
  lockArticle,
  type Round,
} from '../repositories/round-repository';
import { findLastRoundId, findNewestVersion } from '../repositories/version-repository';
import { ownerOf } from './annotation-state';
import type { UseCaseContext } from './context';
import { givenFields } from './given-fields';
import { voidOutdatedSignatures } from './void-outdated-signatures';

/** Mark words as criticism of somebody, who then has a right of reply. */
export async function markCriticism(
  { articleId, ...body }: MarkCriticismBody & { articleId: string },
  context: UseCaseContext,
): Promise<ReplyView> {
  const { tx, actor, now } = context;
  if (!(await lockArticle(tx, articleId))) throw notFound();
  const article = await findArticle(tx, articleId);
  const newest = await findNewestVersion(tx, articleId);
  if (!article || !newest) throw notFound();
  const marked = await whereMarked(body, articleId, newest, context);
  const writerId = article.writer?.userId ?? null;
  const askerId = body.askerId === undefined ? writerId : body.askerId;
  authorize(actor, {
    action: 'reply:write',
    criticism: { newsroomId: actor.newsroomId, writerId, askerId: null, blindOwnerId: null },
  });
  if (body.askerId !== undefined) {
    await refuseAsker(askerId, marked.ownerId === null ? null : marked.round, context);
  }
  const isNew = await insertCriticism(tx, {
    id: body.id,
    newsroomId: actor.newsroomId,
    articleId,
    articleVersionId: marked.versionId,
    annotationId: body.annotationId ?? null,
    roundId: marked.round?.id ?? null,
    ownerId: marked.ownerId,
    target: marked.target,
    criticized: body.criticized,
    gist: body.gist,
    askerId,
    dueAt: body.dueAt === null ? null : new Date(body.dueAt),
    createdById: actor.userId,
    now,
  });
  const row = await findCriticism(tx, body.id);
  if (!isNew) {
    if (row?.articleId === articleId && row.createdById === actor.userId) {
      return viewOf(row, context);
    }
    throw new AppError(
      'already_exists',
      'A right of reply of this id exists. Make a new id and send it again.',
    );
  }
  if (!row) throw notFound();
  await record(row, context, {
    type: 'reply.marked',
    payload: {
      criticismId: row.id,
      annotationId: row.annotationId,
      criticized: row.criticized,
      askerId,
      dueAt: row.dueAt?.toISOString() ?? null,
    },
  });
  return viewOf(row, context);
}

/** Note whom one asked, when and how, and what they answered. */
export async function updateReply(
  { replyId, ifMatch, body }: { replyId: string; ifMatch: number; body: UpdateReplyBody },
  context: UseCaseContext,
): Promise<ReplyView> {
  const { tx, now } = context;
  const row = await getForChange(replyId, ifMatch, context);
  const before = stateOf(row);
  const { askedAt, dueAt, ...given } = givenFields(body);
  const after = {
    ...before,
    ...given,
    ...(askedAt !== undefined && { askedAt: instantOrNull(askedAt) }),
    ...(dueAt !== undefined && { dueAt: instantOrNull(dueAt) }),
  };
  const problem = replyProblem(after);
  if (problem !== null) throw new AppError('invalid_input', problem);
  const changed = changedFields(before, after);
  if (changed.length === 0) return viewOf(row, context);
  if (after.askerId !== before.askerId) {
    const round =
      row.ownerId === null || row.roundId === null ? null : await findRound(tx, row.roundId);
    await refuseAsker(after.askerId, round, context);
  }
  const outcomeAt =
    after.outcome === before.outcome ? row.outcomeAt : after.outcome === null ? null : now;
  await updateCriticism(tx, row.id, { change: { ...after, outcomeAt }, now });
  await record(row, context, {
    type: 'reply.changed',
    payload: { criticismId: row.id, before: pick(before, changed), after: pick(after, changed) },
  });
  if (before.askedAt === null && after.askedAt !== null) {
    await record(row, context, {
      type: 'reply.asked',
      payload: {
        criticismId: row.id,
        contact: after.contact,
        means: after.means ?? '',
        dueAt: after.dueAt,
      },
    });
  }
  if (after.outcome !== null && after.outcome !== before.outcome) {
    await record(row, context, {
      type: 'reply.settled',
      payload: { criticismId: row.id, outcome: after.outcome },
    });
  }
  const changedRow = await findCriticism(tx, row.id);
  if (!changedRow) throw notFound();
  return viewOf(changedRow, context);
}

/** Take it off the list. The row and its history stay. */
export async function removeReply(
  { replyId, ifMatch }: { replyId: string; ifMatch: number },
  context: UseCaseContext,
): Promise<undefined> {
  const row = await getForChange(replyId, ifMatch, context);
  await deleteCriticism(context.tx, row.id, context.now);
  await record(row, context, { type: 'reply.removed', payload: { criticismId: row.id } });
  return undefined;
}

type Marked = {
  target: TargetSelectors;
  versionId: string;
  round: Round | null;
  /** Whose reading it tells of; null where it is the newsroom's. */
  ownerId: string | null;
};

async function whereMarked(
  body: Pick<MarkCriticismBody, 'annotationId' | 'target'>,
  articleId: string,
  newest: { id: string; text: string },
  { tx, actor }: UseCaseContext,
): Promise<Marked> {
  if (body.annotationId !== undefined) {
    const annotation = await findAnnotation(tx, body.annotationId);
    const round = annotation && (await findRound(tx, annotation.roundId));
    if (!annotation || !round || round.articleId !== articleId) throw notFound();
    authorize(actor, { action: 'annotation:read', round, annotation });
    if (!annotation.isPlaced) {
      throw new AppError(
        'target_not_found',
        'This claim has no place in the newest version. Attach it to its words in the revision.',
      );
    }
    const text = await getVersionText(tx, round.articleVersionId);
    return {
      target: describeTarget(text, annotation.start, annotation.end),
      versionId: round.articleVersionId,
      round,
      ownerId: ownerOf(annotation),
    };
  }
  if (body.target === undefined) throw new Error('The contract wants a claim or a passage');
  const anchor = anchorTarget(toArticleText(newest.text), body.target);
  if (anchor.status !== 'anchored') {
    throw new AppError(
      'target_not_found',
      'These words are not in the newest version, or stand in several places. Select them again with more of their surroundings.',
    );
  }
  const roundId = await findLastRoundId(tx, articleId);
  const round = roundId === null ? null : await findRound(tx, roundId);
  const isReading = round !== null && isBlindNow(round) && round.reviewerIds.includes(actor.userId);
  return {
    target: { quote: body.target.quote, position: anchor.position },
    versionId: newest.id,
    round,
    ownerId: isReading ? actor.userId : null,
  };
}

/** @throws AppError for somebody who is no member, or who must not know of a blind reading. */
async function refuseAsker(
  askerId: string | null,
  round: Round | null,
  { tx, actor }: UseCaseContext,
): Promise<void> {
  if (askerId === null || askerId === actor.userId) return;
  if ((await findMember(tx, askerId)) === null) {
    throw new AppError('invalid_input', 'A member of the newsroom asks for the reply.');
  }
  if (round !== null && isBlindNow(round) && round.reviewerIds.includes(askerId)) {
    throw new AppError(
      'invalid_input',
      'Another reviewer of an open blind round cannot ask for this reply. Choose somebody outside the round.',
    );
  }
}

async function getForChange(
  replyId: string,
  ifMatch: number,
  context: UseCaseContext,
): Promise<CriticismRow> {
  const { tx, actor } = context;
  const found = await findCriticism(tx, replyId);
  if (!found || !(await lockArticle(tx, found.articleId))) throw notFound();
  const row = await findCriticism(tx, replyId);
  if (!row) throw notFound();
  authorize(actor, { action: 'reply:write', criticism: await criticismFactsOf(row, context) });
  if (row.version === ifMatch) return row;
  throw new AppError(
    'stale_version',
    'Someone changed this since you read it. Look at both and write again.',
    { current: await viewOf(row, context) },
  );
}

function stateOf(row: CriticismRow): Omit<CriticismChange, 'outcomeAt'> {
  const { criticized, gist, askerId } = row;
  return { criticized, gist, askerId, ...replyFactsOf(row) };
}

type State = ReturnType<typeof stateOf>;

function changedFields(before: State, after: State): (keyof State)[] {
  return (Object.keys(after) as (keyof State)[]).filter((field) => before[field] !== after[field]);
}

function pick(state: State, fields: readonly (keyof State)[]): JsonObject {
  return Object.fromEntries(fields.map((field) => [field, state[field]]));
}

function instantOrNull(instant: string | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}

type ReplyEvent = Extract<Parameters<typeof recordEvent>[1], { type: `reply.${string}` }>;

async function record(
  { articleId, roundId, ownerId, newsroomId }: CriticismRow,
  { tx, actor, now }: UseCaseContext,
  event: Pick<ReplyEvent, 'type' | 'payload'>,
): Promise<void> {
  const place = { newsroomId, articleId, roundId, ownerId, actor, now };
  await recordEvent(tx, { ...place, ...event } as ReplyEvent);
  // The last round may be another than the one in which it was marked, or the first there is.
  const rounds = new Set([roundId, await findLastRoundId(tx, articleId)]);
  for (const id of rounds) if (id !== null) await voidOutdatedSignatures(id, { tx, actor, now });
}

async function viewOf(row: CriticismRow, context: UseCaseContext): Promise<ReplyView> {
  const newest = await findNewestVersion(context.tx, row.articleId);
  const [view] = await toReplyViews([row], newest?.text ?? null, context);
  if (view === undefined) throw notFound();
  return view;
}
