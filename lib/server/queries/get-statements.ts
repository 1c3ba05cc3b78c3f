import 'server-only';

import type { StatementsView } from '@/lib/contracts/evidence';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { statementsIn } from '@/lib/domain/quotes/statements';

import { authorize, notFound } from '../authorize';
import type { UseCaseContext } from '../use-cases/context';

/** Of a story, so many articles at most: each is compared with each. */
const MOST_ARTICLES = 100;

/** What several articles of a story say that one person said, held against each other. */
export async function getStatements(
  storyId: string,
  { tx, actor }: UseCaseContext,
): Promise<StatementsView> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const story = await tx.story.findUnique({
    where: { id: storyId },
    select: {
      name: true,
      articles: {
        orderBy: [{ code: 'asc' }, { id: 'asc' }],
        take: MOST_ARTICLES,
        select: {
          id: true,
          code: true,
          title: true,
          outlet: true,
          versions: { orderBy: { ordinal: 'desc' }, take: 1, select: { text: true } },
        },
      },
    },
  });
  if (story === null) throw notFound();
  const articles = new Map(story.articles.map((article) => [article.id, article]));
  const statements = statementsIn(
    story.articles.map(({ id, versions }) => ({
      id,
      text: toArticleText(versions[0]?.text ?? ''),
    })),
  );
  return {
    storyId,
    storyName: story.name,
    statements: statements.map(({ renderings }) => ({
      renderings: renderings.map((rendering) => {
        const article = articles.get(rendering.articleId);
        return {
          ...rendering,
          articleCode: article?.code ?? '',
          articleTitle: article?.title ?? '',
          outlet: article?.outlet ?? '',
        };
      }),
    })),
  };
}
