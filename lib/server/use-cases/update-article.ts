import 'server-only';

import type { ArticleView, UpdateArticleBody } from '@/lib/contracts/article';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { toDay } from '../repositories/calendar-day';
import { findArticle, updateArticleRow } from '../repositories/article-repository';
import { recordEvent } from '../repositories/event-repository';
import { findMember } from '../repositories/member-repository';
import { lockArticle } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { givenFields } from './given-fields';
import { voidOutdatedSignatures } from './void-outdated-signatures';

/** Correct the particulars of an article. The text itself never changes: that is a new version. */
export async function updateArticle(
  input: UpdateArticleBody & { articleId: string },
  context: UseCaseContext,
): Promise<ArticleView> {
  const { tx, actor, now } = context;
  const { newsroomId } = actor;
  if (!(await lockArticle(tx, input.articleId))) throw notFound();
  authorize(actor, { action: 'article:update', newsroom: { newsroomId } });
  if (input.writerId !== undefined && input.writerId !== null) {
    const writer = await findMember(tx, input.writerId);
    if (writer?.roles.includes('writer') !== true) {
      throw new AppError('invalid_input', 'This person is no writer of the newsroom.');
    }
  }
  const before = await findArticle(tx, input.articleId);
  const { articleId, publishedOn, ...fields } = input;
  await updateArticleRow(tx, articleId, {
    ...givenFields(fields),
    ...(publishedOn !== undefined && { publishedOn: toDay(publishedOn) }),
  });
  const after = await findArticle(tx, articleId);
  if (!before || !after) throw notFound();
  await recordEvent(tx, {
    newsroomId,
    articleId,
    actor,
    now,
    type: 'article.changed',
    payload: { before: particularsOf(before), after: particularsOf(after) },
  });
  for (const round of after.rounds) await voidOutdatedSignatures(round.id, context);
  return after;
}

function particularsOf({ title, outlet, byline, publishedOn, url, writer }: ArticleView) {
  return { title, outlet, byline, publishedOn, url, writerId: writer?.userId ?? null };
}
