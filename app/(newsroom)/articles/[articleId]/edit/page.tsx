import type { Metadata } from 'next';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { writerPassages } from '@/components/versions/edit-passages';
import { EditScreen } from '@/components/versions/edit-screen';
import { getNewVersionPage } from '@/lib/server/queries/get-new-version-page';

import { readPage } from '../../../read-page';
import { NewVersionBar } from '../new-version-bar';

export const metadata: Metadata = { title: 'Edit the text' };

const KEYS = [
  { caps: ['⌘Z'], label: 'undo' },
  { caps: ['⌘B'], label: 'bold' },
  { caps: ['⌘I'], label: 'italic' },
  { caps: ['⌘S'], label: 'save' },
];

export default async function EditPage({ params }: PageProps<'/articles/[articleId]/edit'>) {
  const { articleId } = await params;
  const { data, account } = await readPage(`/articles/${articleId}/edit`, (context) =>
    getNewVersionPage(articleId, context),
  );
  const { newest, round, hidesClaims } = data;
  return (
    <AppFrame
      className="edit"
      columns="minmax(0, 1fr) 360px"
      narrowColumns="minmax(0, 1fr)"
      top={<NewVersionBar page={data} current="Edit the text" account={account} />}
      status={<StatusBar keys={KEYS}>Nothing is stored before you save the version</StatusBar>}
    >
      <EditScreen
        articleId={articleId}
        version={newest}
        passages={round === null ? [] : writerPassages(round.annotations, round.scale)}
        hidesClaims={hidesClaims}
      />
    </AppFrame>
  );
}
