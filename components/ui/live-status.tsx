import type { LiveStatus as Status } from '@/lib/client/live/connection';

const WORDS: Record<Status, string | null> = {
  connecting: null,
  live: 'Live',
  reconnecting: 'Connecting again…',
  offline: 'Offline',
  ended: 'Not live. Reload the page.',
};

/** Whether what others change appears by itself. */
export function LiveStatus({ status }: { status: Status }) {
  return <span data-live={status}>{WORDS[status]}</span>;
}
