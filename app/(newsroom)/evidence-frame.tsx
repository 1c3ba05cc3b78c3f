import { Inbox, Link2, Settings } from 'lucide-react';
import type { ReactNode } from 'react';

import type { Account } from '@/components/shell/account-menu';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { SideNav } from '@/components/shell/side-nav';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';

import { PersonMenu } from './person-menu';

type EvidenceFrameProps = {
  account: Account;
  parents?: readonly { label: string; href: string }[];
  title: string;
  isHealth?: boolean;
  children: ReactNode;
};

/** Around the pages of evidence. */
export function EvidenceFrame({
  account,
  parents = [{ label: 'Queue', href: '/' }],
  title,
  isHealth = false,
  children,
}: EvidenceFrameProps) {
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
          items={[
            { href: '/', label: 'Queue', icon: <Inbox /> },
            { href: '/evidence', label: 'Evidence', icon: <Link2 />, isCurrent: isHealth },
          ]}
          footItems={[{ href: '/settings', label: 'Settings', icon: <Settings /> }]}
        />
      }
      railLabel="Lists"
      status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}
    >
      <main className="rs col ev-page" id="main" tabIndex={-1}>
        {children}
      </main>
    </AppFrame>
  );
}
