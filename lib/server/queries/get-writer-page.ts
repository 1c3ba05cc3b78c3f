import 'server-only';

import type { WriterFixes, WriterPageView } from '@/lib/contracts/writer-page';
import type { Actor } from '@/lib/domain/access/access-request';
import { contextOf } from '@/lib/domain/articles/surroundings';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { isOpenFix } from '@/lib/domain/claims/suggested-fix';
import { isAnswered } from '@/lib/domain/queries/query-rules';

import { authorize } from '../authorize';
import { listFixesOfRound } from '../repositories/fix-repository';
import { findPeople } from '../repositories/person-repository';
import { listQueriesPutTo } from '../repositories/query-repository';
import { findRound } from '../repositories/round-repository';
import { findLastRoundId, findNewestVersion } from '../repositories/version-repository';
import { listArticlesOf } from '../repositories/writer-repository';
import type { UseCaseContext } from '../use-cases/context';
import { toFixViews } from './fix-views';
import { listRepliesToAsk } from './get-replies';

/** Whether somebody is here as a writer and as nothing else. */
export function isOnlyWriter({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.length > 0 && roles.every((role) => role === 'writer');
}

/** What concerns a writer: queries put to them, fixes to their articles, replies to ask for. */
export async function getWriterPage(context: UseCaseContext): Promise<WriterPageView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const queries = await listQueriesPutTo(tx, actor.userId);
  const fixes: WriterFixes[] = [];
  for (const article of await listArticlesOf(tx, actor.userId)) {
    const open = await fixesOf(article, context);
    if (open !== null) fixes.push(open);
  }
  const people = await findPeople(tx, [actor.userId]);
  return {
    you: { userId: actor.userId, name: people.get(actor.userId)?.name ?? '' },
    queries: queries.toSorted((one, other) => Number(hasAnswer(one)) - Number(hasAnswer(other))),
    fixes,
    replies: await listRepliesToAsk(context),
  };
}

function hasAnswer({ state, askedBy, messages }: WriterPageView['queries'][number]): boolean {
  return isAnswered({
    state,
    askedById: askedBy.userId,
    messages: messages.map(({ author, kind }) => ({ authorId: author.userId, kind })),
  });
}

/** The proposals that are open for the newest text of an article; null where there are none. */
async function fixesOf(
  article: WriterFixes['article'],
  context: UseCaseContext,
): Promise<WriterFixes | null> {
  const { tx } = context;
  const roundId = await findLastRoundId(tx, article.id);
  const round = roundId === null ? null : await findRound(tx, roundId);
  const newest = await findNewestVersion(tx, article.id);
  if (round === null || newest === null || round.articleVersionId !== newest.id) return null;
  const rows = await listFixesOfRound(tx, round.id);
  const views = await toFixViews(rows, round, context);
  const text = toArticleText(newest.text);
  const open = views.filter(isOpenFix);
  if (open.length === 0) return null;
  return {
    article,
    version: { id: newest.id, ordinal: newest.ordinal, language: newest.language },
    passages: open.map(({ annotationId }) => {
      const row = rows.find((one) => one.annotationId === annotationId);
      const { start = 0, end = 0 } = row?.annotation ?? {};
      return {
        annotationId,
        context: contextOf(text, { start, end }),
        fixes: views.filter((fix) => fix.annotationId === annotationId),
      };
    }),
  };
}
