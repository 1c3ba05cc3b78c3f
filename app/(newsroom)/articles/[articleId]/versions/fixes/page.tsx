import type { Metadata } from 'next';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { FixesScreen } from '@/components/versions/fixes-screen';
import { openFixes } from '@/components/versions/open-fixes';
import { getNewVersionPage } from '@/lib/server/queries/get-new-version-page';

import { readPage } from '../../../../read-page';
import { NewVersionBar } from '../../new-version-bar';

export const metadata: Metadata = { title: 'Accept suggested fixes' };

const KEYS = [
  { caps: ['J', 'K'], label: 'fix' },
  { caps: ['X'], label: 'accept or not' },
  { caps: ['⌘↵'], label: 'save' },
  { caps: ['?'], label: 'all keys' },
];

export default async function FixesPage({
  params,
}: PageProps<'/articles/[articleId]/versions/fixes'>) {
  const { articleId } = await params;
  const { data, account } = await readPage(`/articles/${articleId}/versions/fixes`, (context) =>
    getNewVersionPage(articleId, context),
  );
  const { newest, round, hidesClaims } = data;
  return (
    <AppFrame
      className="fixs"
      top={<NewVersionBar page={data} current="Accept suggested fixes" account={account} />}
      status={<StatusBar keys={KEYS}>Nothing is stored before you say so</StatusBar>}
    >
      <main className="col fixs-main" id="main" tabIndex={-1}>
        <FixesScreen
          articleId={articleId}
          roundId={round?.id ?? null}
          version={{ id: newest.id, ordinal: newest.ordinal, language: newest.language }}
          fixes={
            round === null
              ? []
              : openFixes(round.annotations, {
                  text: newest.text,
                  scale: round.scale,
                  proposals: round.fixes,
                })
          }
          hidesClaims={hidesClaims}
        />
      </main>
    </AppFrame>
  );
}
