import 'server-only';

import type { ArticleSummary, ArticleView, StoryView } from '@/lib/contracts/article';
import { denialOf } from '@/lib/domain/access/policy';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import * as repository from '../repositories/article-repository';
import type { UseCaseContext } from '../use-cases/context';

export async function getArticle(
  articleId: string,
  { tx, actor }: UseCaseContext,
): Promise<ArticleView> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const article = await repository.findArticle(tx, articleId);
  if (!article) throw notFound();
  return article;
}

/** One page of articles, newest first. The cursor is opaque to the caller. */
export async function listArticles(
  input: { story?: string | undefined; cursor?: string | undefined; limit: number },
  { tx, actor }: UseCaseContext,
): Promise<{ articles: ArticleSummary[]; nextCursor: string | null }> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const after = input.cursor === undefined ? undefined : idOfCursor(input.cursor);
  const articles = await repository.listArticles(tx, {
    storyId: input.story,
    after,
    limit: input.limit + 1,
  });
  const page = articles.slice(0, input.limit);
  const last = page.at(-1);
  const nextCursor =
    articles.length > input.limit && last !== undefined
      ? Buffer.from(last.id).toString('base64url')
      : null;
  return { articles: page, nextCursor };
}

function idOfCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[0-9a-f-]{36}$/.test(id)) return id;
  throw new AppError('invalid_input', 'This cursor is not one we gave. Begin with the first page.');
}

export async function listStories({
  tx,
  actor,
}: UseCaseContext): Promise<{ stories: StoryView[] }> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  return { stories: await repository.listStories(tx) };
}

/** What the import screen needs: the stories, for whoever may import. */
export async function getImportPage(
  context: UseCaseContext,
): Promise<{ stories: StoryView[]; mayImportClaims: boolean }> {
  const { actor } = context;
  authorize(actor, { action: 'article:import', newsroom: actor });
  // A list of claims is an article and a round at once.
  const mayImportClaims = denialOf(actor, { action: 'round:create', newsroom: actor }) === null;
  return { ...(await listStories(context)), mayImportClaims };
}
