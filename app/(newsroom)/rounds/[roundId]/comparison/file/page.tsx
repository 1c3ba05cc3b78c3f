import type { Metadata } from 'next';

import { FileComparisonScreen } from './file-comparison-screen';
import { getFileComparisonPage } from '@/lib/server/queries/get-file-comparison-page';

import { ArticleBar } from '../../../../articles/[articleId]/article-bar';
import { readPage } from '../../../../read-page';

export const metadata: Metadata = { title: 'Compare with a file' };

export default async function FileComparisonPage({
  params,
}: PageProps<'/rounds/[roundId]/comparison/file'>) {
  const { roundId } = await params;
  const { data, account } = await readPage(`/rounds/${roundId}/comparison/file`, (context) =>
    getFileComparisonPage(roundId, context),
  );
  const { article, side, document } = data;
  return (
    <FileComparisonScreen
      side={side}
      document={document}
      top={<ArticleBar article={article} current="Compare with a file" account={account} />}
    />
  );
}
