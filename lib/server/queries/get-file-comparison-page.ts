import 'server-only';

import type { FileComparisonPageView } from '@/lib/contracts/file-comparison-page';

import { notFound } from '../authorize';
import { findArticleHeading, getVersionContent } from '../repositories/article-repository';
import type { UseCaseContext } from '../use-cases/context';
import { readRound } from './compare-rounds';

/** The readings or decisions of a round, for comparing them with a file in the browser. */
export async function getFileComparisonPage(
  roundId: string,
  context: UseCaseContext,
): Promise<FileComparisonPageView> {
  const side = await readRound(roundId, context);
  const article = await findArticleHeading(context.tx, side.round.articleId);
  if (!article) throw notFound();
  const { document } = await getVersionContent(context.tx, side.version.id);
  return { article, side, document };
}
