import 'server-only';

import type { ReplyView } from '@/lib/contracts/replies';
import { denialOf } from '@/lib/domain/access/policy';

import { notFound } from '../authorize';
import { findArticleHeading } from '../repositories/article-repository';
import { findWriterId } from '../repositories/criticism-repository';
import { findNewestVersion } from '../repositories/version-repository';
import type { UseCaseContext } from '../use-cases/context';
import { listReplies } from './get-replies';

type RepliesPageView = {
  article: { id: string; code: string; title: string; story: { id: string; name: string } };
  /** Of the newest version, in which criticism is marked. */
  text: string;
  replies: readonly ReplyView[];
  mayMark: boolean;
};

/** The page of the rights of reply in one article. */
export async function getRepliesPage(
  articleId: string,
  context: UseCaseContext,
): Promise<RepliesPageView> {
  const { tx, actor } = context;
  const { replies } = await listReplies(articleId, context);
  const article = await findArticleHeading(tx, articleId);
  const newest = await findNewestVersion(tx, articleId);
  if (article === null || newest === null) throw notFound();
  const criticism = {
    newsroomId: actor.newsroomId,
    writerId: await findWriterId(tx, articleId),
    askerId: null,
    blindOwnerId: null,
  };
  return {
    article,
    text: newest.text,
    replies,
    mayMark: denialOf(actor, { action: 'reply:write', criticism }) === null,
  };
}
