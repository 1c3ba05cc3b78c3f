import { Bell, Inbox, Settings } from 'lucide-react';
import type { Metadata } from 'next';

import { NoticeList } from '@/components/notifications/notice-list';
import { AppFrame } from '@/components/shell/app-frame';
import { Crumbs } from '@/components/shell/crumbs';
import { SideNav } from '@/components/shell/side-nav';
import { StatusBar } from '@/components/shell/status-bar';
import { TopBar } from '@/components/shell/top-bar';
import { noticeQuery } from '@/lib/contracts/notifications';
import { listNotifications } from '@/lib/server/queries/list-notifications';

import { PersonMenu } from '../person-menu';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Notifications' };

const KEYS = [
  { caps: ['J', 'K'], label: 'notification' },
  { caps: ['↵'], label: 'open' },
  { caps: ['E'], label: 'read or unread' },
  { caps: ['?'], label: 'all keys' },
];

export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const { unread, before } = await searchParams;
  const isUnreadOnly = unread !== undefined;
  const asked = noticeQuery.safeParse({ before, unread: String(isUnreadOnly) });
  const query = asked.success ? asked.data : { unread: isUnreadOnly, limit: 30 };
  const { data, account } = await readPage('/notifications', (context) =>
    listNotifications(query, context),
  );
  return (
    <AppFrame
      className="home"
      columns="196px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={
        <TopBar
          crumbs={<Crumbs parents={[{ label: 'Queue', href: '/' }]} current="Notifications" />}
          account={<PersonMenu account={account} />}
        />
      }
      rail={
        <SideNav
          items={[
            { href: '/', label: 'Queue', icon: <Inbox /> },
            { href: '/notifications', label: 'Notifications', icon: <Bell />, isCurrent: true },
          ]}
          footItems={[{ href: '/settings/notifications', label: 'Settings', icon: <Settings /> }]}
        />
      }
      railLabel="Lists"
      status={<StatusBar keys={KEYS} />}
    >
      <main className="hm col" id="main" tabIndex={-1}>
        <NoticeList key={data.notifications[0]?.id} list={data} isUnreadOnly={isUnreadOnly} />
      </main>
    </AppFrame>
  );
}
