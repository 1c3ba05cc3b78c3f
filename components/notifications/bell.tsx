'use client';

import { Bell as BellIcon } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useSyncExternalStore } from 'react';

import { useHotkeys } from '../ui/use-hotkeys';
import { useLive } from '../ui/use-live';
import { unreadStore } from './unread-store';

const MOST_SHOWN = 99;

/** In the bar above every screen: how much there is to read, as it comes. */
export function Bell() {
  const router = useRouter();
  const unread = useSyncExternalStore(unreadStore.subscribe, unreadStore.get, () => null) ?? 0;
  useLive(null, ({ event, data }) => {
    if (event === 'presence') unreadStore.set(unreadIn(data));
  });
  useHotkeys([
    {
      id: 'notifications.open',
      keys: 'g b',
      label: 'notifications',
      group: 'Move',
      run: () => {
        router.push('/notifications');
      },
    },
  ]);
  const label = unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`;
  return (
    <Link
      className="ib bell"
      href="/notifications"
      aria-label={label}
      title={label}
      prefetch={false}
    >
      <BellIcon strokeWidth={1.9} />
      {unread > 0 && (
        <b className="num" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </b>
      )}
    </Link>
  );
}

/** What says who is in the newsroom also says how much waits; nothing where nothing does. */
function unreadIn(data: string): number {
  const said: unknown = JSON.parse(data);
  if (typeof said !== 'object' || said === null || !('unread' in said)) return 0;
  return typeof said.unread === 'number' ? said.unread : 0;
}
