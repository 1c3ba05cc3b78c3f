'use client';

import { CheckCheck } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

import { call } from '@/lib/client/call';
import { markAllNotifications, markNotification } from '@/lib/contracts/endpoints/notifications';
import type { NoticeList as NoticeListData, NoticeView } from '@/lib/contracts/notifications';

import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { TimeText } from '../ui/time-text';
import { useHotkeys } from '../ui/use-hotkeys';
import { unreadStore } from './unread-store';

const UNREACHABLE = 'The server cannot be reached. Check the connection and try again.';

type NoticeListProps = { list: NoticeListData; isUnreadOnly: boolean };

/** What one is told, newest first. Opening one marks it as read. */
export function NoticeList({ list, isUnreadOnly }: NoticeListProps) {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const { notifications, unread, next } = list;
  const newest = notifications[0];

  useEffect(() => unreadStore.set(unread), [unread]);

  async function mark(notice: NoticeView, read: boolean) {
    const result = await call(
      markNotification,
      { params: { notificationId: notice.id }, body: { read } },
      // The page is left at the same moment.
      { keepalive: true },
    );
    if (result.ok) unreadStore.set(result.data.unread);
    setFailure(result.ok ? null : (result.problem?.detail ?? UNREACHABLE));
    if (result.ok) router.refresh();
  }

  async function markAll() {
    if (newest === undefined) return;
    const result = await call(markAllNotifications, { body: { upTo: newest.id } });
    if (result.ok) unreadStore.set(result.data.unread);
    setFailure(result.ok ? null : (result.problem?.detail ?? UNREACHABLE));
    if (result.ok) router.refresh();
  }

  useHotkeys([
    {
      id: 'notices.next',
      keys: 'j',
      label: 'Next notification',
      group: 'Move',
      repeat: true,
      run: () => move(1),
    },
    {
      id: 'notices.previous',
      keys: 'k',
      label: 'Previous notification',
      group: 'Move',
      repeat: true,
      run: () => move(-1),
    },
    {
      id: 'notices.read',
      keys: 'e',
      label: 'Mark as read or unread',
      group: 'View',
      run: () => {
        const id = document.activeElement?.getAttribute('data-notice');
        const notice = notifications.find((one) => one.id === id);
        if (notice !== undefined) void mark(notice, notice.readAt === null);
      },
    },
    {
      id: 'notices.all',
      keys: 'Shift+E',
      label: 'Mark all as read',
      group: 'View',
      when: () => unread > 0,
      run: () => void markAll(),
    },
  ]);

  return (
    <>
      <header className="hm-h">
        <div>
          <h1>Notifications</h1>
          <p className="muted">{unread === 0 ? 'Nothing unread' : `${unread} unread`}</p>
        </div>
        <span className="grow" />
        <nav className="notice-views" aria-label="Which notifications">
          <Link href="/notifications" aria-current={isUnreadOnly ? undefined : 'page'}>
            All
          </Link>
          <Link href="/notifications?unread" aria-current={isUnreadOnly ? 'page' : undefined}>
            Unread
          </Link>
        </nav>
        <Button
          icon={<CheckCheck strokeWidth={1.9} />}
          disabled={unread === 0}
          onClick={() => void markAll()}
        >
          Mark all as read
        </Button>
      </header>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {notifications.length === 0 ? (
        <section className="panel">
          <Empty title={isUnreadOnly ? 'Nothing unread' : 'Nothing yet'}>
            What is asked of you, and what becomes of what you did, appears here. Under{' '}
            <Link href="/settings/notifications">Settings, Notifications</Link> you choose of what
            you are told, and how.
          </Empty>
        </section>
      ) : (
        <section className="panel" aria-label="Notifications">
          <ul className="notice-list">
            {notifications.map((notice) => (
              <li key={notice.id} className={notice.readAt === null ? 'unread' : undefined}>
                <Link
                  href={notice.path}
                  data-notice={notice.id}
                  prefetch={false}
                  onClick={() => {
                    if (notice.readAt === null) void mark(notice, true);
                  }}
                >
                  {notice.readAt === null && <em className="sr">Unread: </em>}
                  {notice.sentence}
                </Link>
                <TimeText at={notice.occurredAt} format="date_time" className="muted num" />
                <Button size="sm" onClick={() => void mark(notice, notice.readAt === null)}>
                  {notice.readAt === null ? 'Mark as read' : 'Mark as unread'}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {next !== null && (
        <p>
          <ButtonLink
            href={`/notifications?${isUnreadOnly ? 'unread&' : ''}before=${encodeURIComponent(next)}`}
          >
            Older
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-notice]')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}
