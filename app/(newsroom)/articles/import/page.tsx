import type { Metadata } from 'next';

import { ImportScreen } from '@/components/importing/import-screen';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { getImportPage } from '@/lib/server/queries/articles';

import { PersonMenu } from '../../person-menu';
import { readPage } from '../../read-page';

export const metadata: Metadata = { title: 'Import an article' };

const KEYS = [
  { caps: ['J', 'K'], label: 'line' },
  { caps: ['X'], label: 'leave out' },
  { caps: ['H'], label: 'headline' },
  { caps: ['?'], label: 'all keys' },
];

export default async function ImportPage() {
  const { data, account } = await readPage('/articles/import', getImportPage);
  return (
    <AppFrame
      className="imp"
      columns="minmax(360px, 500px) minmax(0, 1fr)"
      top={
        <TopBar
          crumbs={<Crumbs parents={[{ label: 'Queue', href: '/' }]} current="Import" />}
          account={<PersonMenu account={account} />}
        />
      }
      status={<StatusBar keys={KEYS}>Nothing is stored before you say so</StatusBar>}
    >
      <main className="imp-main" id="main" tabIndex={-1}>
        <ImportScreen stories={data.stories} mayImportClaims={data.mayImportClaims} />
      </main>
    </AppFrame>
  );
}
