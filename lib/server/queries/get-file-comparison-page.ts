import 'server-only';

import type { FileComparisonPageView } from '@/lib/contracts/file-comparison-page';

import type { UseCaseContext } from '../use-cases/context';
import { readRound } from './compare-rounds';

/** The readings or decisions of a round, for comparing them with a file in the browser. */
export async function getFileComparisonPage(
  roundId: string,
  context: UseCaseContext,
): Promise<FileComparisonPageView> {
  const { article, document, ...side } = await readRound(roundId, context);
  return { article, side, document };
}
