import type { Metadata } from 'next';

import { ImportVersionScreen } from '@/components/importing/import-version-screen';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { getNewVersionPage } from '@/lib/server/queries/get-new-version-page';

import { readPage } from '../../../../read-page';
import { NewVersionBar } from '../../new-version-bar';

export const metadata: Metadata = { title: 'Import again' };

const KEYS = [
  { caps: ['J', 'K'], label: 'line' },
  { caps: ['X'], label: 'leave out' },
  { caps: ['H'], label: 'headline' },
  { caps: ['⌘↵'], label: 'save' },
  { caps: ['?'], label: 'all keys' },
];

export default async function ImportVersionPage({
  params,
}: PageProps<'/articles/[articleId]/versions/import'>) {
  const { articleId } = await params;
  const { data, account } = await readPage(`/articles/${articleId}/versions/import`, (context) =>
    getNewVersionPage(articleId, context),
  );
  const { article, newest } = data;
  return (
    <AppFrame
      className="imp"
      columns="minmax(360px, 500px) minmax(0, 1fr)"
      top={<NewVersionBar page={data} current="Import again" account={account} />}
      status={<StatusBar keys={KEYS}>Nothing is stored before you say so</StatusBar>}
    >
      <main className="imp-main" id="main" tabIndex={-1}>
        <ImportVersionScreen
          articleId={article.id}
          title={article.title}
          story={article.story.name}
          code={article.code}
          newest={{ id: newest.id, ordinal: newest.ordinal, document: newest.document }}
        />
      </main>
    </AppFrame>
  );
}
