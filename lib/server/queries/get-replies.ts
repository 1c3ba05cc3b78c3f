import 'server-only';

import type { ReplyView } from '@/lib/contracts/replies';
import type { CriticismFacts } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { anchorTarget } from '@/lib/domain/anchoring/anchor-target';
import {
  type ArticleText,
  type CodePointOffset,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import { replyState } from '@/lib/domain/articles/right-of-reply';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

import { authorize, notFound } from '../authorize';
import {
  type CriticismRow,
  listCriticisms,
  listCriticismsFor,
  replyFactsOf,
} from '../repositories/criticism-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound } from '../repositories/round-repository';
import { findNewestVersion } from '../repositories/version-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Who is criticized in an article, and what came of asking them: what of it the actor may see. */
export async function listReplies(
  articleId: string,
  context: UseCaseContext,
): Promise<{ replies: ReplyView[] }> {
  const { tx, actor } = context;
  authorize(actor, { action: 'article:read', newsroom: actor });
  const newest = await findNewestVersion(tx, articleId);
  if (newest === null) throw notFound();
  return { replies: await toReplyViews(await listCriticisms(tx, articleId), newest.text, context) };
}

/** Requests for a reply that the actor has to make or that wait for an answer. */
export async function listRepliesToAsk(
  context: UseCaseContext,
): Promise<(ReplyView & { article: { code: string; title: string } })[]> {
  const rows = await listCriticismsFor(context.tx, context.actor.userId);
  const views = await toReplyViews(rows, null, context);
  const articles = new Map(rows.map(({ id, article }) => [id, article]));
  return views.map((view) => {
    const { code = '', title = '' } = articles.get(view.id) ?? {};
    return { ...view, article: { code, title } };
  });
}

/** The facts that decide who may see and write a criticism. */
export async function criticismFactsOf(
  { newsroomId, askerId, ownerId, roundId, article: { writerId } }: CriticismRow,
  { tx }: UseCaseContext,
): Promise<CriticismFacts> {
  const round = ownerId === null || roundId === null ? null : await findRound(tx, roundId);
  const isBlind = round !== null && isBlindNow(round);
  return { newsroomId, writerId, askerId, blindOwnerId: isBlind ? ownerId : null };
}

/** With the places of the passages where the text is given. */
export async function toReplyViews(
  rows: readonly CriticismRow[],
  newestText: string | null,
  context: UseCaseContext,
): Promise<ReplyView[]> {
  const { tx, actor, now } = context;
  const text = newestText === null ? null : toArticleText(newestText);
  const people = await findPeople(
    tx,
    rows.flatMap(({ askerId, createdById }) => [askerId, createdById]),
  );
  const views: ReplyView[] = [];
  for (const row of rows) {
    const criticism = await criticismFactsOf(row, context);
    if (denialOf(actor, { action: 'reply:read', criticism }) !== null) continue;
    const facts = replyFactsOf(row);
    views.push({
      id: row.id,
      articleId: row.articleId,
      annotationId: row.annotationId,
      exact: row.exact,
      place: text === null ? null : placeOf(row, text),
      criticized: row.criticized,
      gist: row.gist,
      ...facts,
      asker: row.askerId === null ? null : personOf(people, row.askerId),
      state: replyState(facts, now),
      outcomeAt: row.outcomeAt?.toISOString() ?? null,
      version: row.version,
      createdBy: personOf(people, row.createdById),
      createdAt: row.createdAt.toISOString(),
      mayWrite: denialOf(actor, { action: 'reply:write', criticism }) === null,
    });
  }
  return views;
}

/** Where the words stand now. Never guessed: words that changed have no place. */
function placeOf(
  { start, end, exact, prefix, suffix }: CriticismRow,
  text: ArticleText,
): ReplyView['place'] {
  const anchor = anchorTarget(text, {
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: {
      type: 'TextPositionSelector',
      start: start as CodePointOffset,
      end: end as CodePointOffset,
    },
  });
  if (anchor.status !== 'anchored') return null;
  return { start: anchor.position.start, end: anchor.position.end };
}
