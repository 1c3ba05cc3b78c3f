import type { Account } from '@/components/shell/account-menu';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { WriterScreen } from './writer/writer-screen';
import type { WriterPageView } from '@/lib/contracts/writer-page';

import { PersonMenu } from './person-menu';

/** The first page of somebody who is a writer and nothing else. */
export function WriterPage({ page, account }: { page: WriterPageView; account: Account }) {
  return (
    <AppFrame
      className="home"
      columns="minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar crumbs={<Crumbs current="For you" />} account={<PersonMenu account={account} />} />
      }
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="hm col talk-page" id="main" tabIndex={-1}>
        <WriterScreen page={page} />
      </main>
    </AppFrame>
  );
}
