import { Archive, Inbox, Link2, Search, Settings } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Account } from '@/components/shell/account-menu';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { SideNav } from '@/components/shell/side-nav';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';

import { PersonMenu } from './person-menu';

const LISTS = [
  { href: '/', label: 'Queue', icon: <Inbox /> },
  { href: '/search', label: 'Search', icon: <Search /> },
  { href: '/sources', label: 'Sources', icon: <Archive /> },
  { href: '/evidence', label: 'Evidence', icon: <Link2 /> },
];

type ListFrameProps = {
  account: Account;
  parents?: readonly { label: string; href: string }[];
  title: string;
  /** The address of the list that this page is, or belongs to; empty for none. */
  current: string;
  children: ReactNode;
};

/** Around the lists of the whole newsroom, and the pages that they lead to. */
export function ListFrame({
  account,
  parents = [{ label: 'Queue', href: '/' }],
  title,
  current,
  children,
}: ListFrameProps) {
  return (
    <AppFrame
      columns="196px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar
          crumbs={<Crumbs parents={parents} current={title} />}
          account={<PersonMenu account={account} />}
        />
      }
      rail={
        <SideNav
          items={LISTS.map((item) => ({ ...item, isCurrent: item.href === current }))}
          footItems={[{ href: '/settings', label: 'Settings', icon: <Settings /> }]}
        />
      }
      railLabel="Lists"
      status={
        <StatusBar
          keys={[
            { caps: ['/'], label: 'search' },
            { caps: ['?'], label: 'all keys' },
          ]}
        />
      }
    >
      <main className="rs col ev-page" id="main" tabIndex={-1}>
        {children}
      </main>
    </AppFrame>
  );
}
