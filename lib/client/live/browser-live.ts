/** Live changes of an article in this browser: its tabs, its network, its clock. */
import type { StreamFrame } from '@/lib/contracts/event-stream';

import { connectLive, type LiveStatus, type Opened } from './connection';
import { type SharedLive, shareLive, type TabChannel, type TabLock } from './shared-live';

type Listener = {
  onFrame: (frame: StreamFrame) => void;
  onStatus: (status: LiveStatus) => void;
};

/** @param articleId `null` follows the newsroom: in which articles something happens. */
export function followInBrowser(articleId: string | null, on: Listener): SharedLive {
  const name = `obelus.live.${articleId ?? 'newsroom'}`;
  const areTabsJoined = 'BroadcastChannel' in window && 'locks' in navigator;
  return shareLive({
    channel: areTabsJoined ? browserChannel(name) : NO_OTHER_TABS,
    lock: areTabsJoined ? browserLock(name) : (lead) => void lead(),
    connect: (from, { frame, status }) =>
      connectLive(from, {
        open: (lastEventId, signal) => openStream(articleId, lastEventId, signal),
        onFrame: frame,
        onStatus: status,
        isOnline: () => navigator.onLine,
        schedule: (run, delayMs) => {
          const timer = setTimeout(run, delayMs);
          return () => clearTimeout(timer);
        },
        random: Math.random,
      }),
    ...on,
  });
}

async function openStream(
  articleId: string | null,
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<Opened> {
  const path = articleId === null ? '/events' : `/articles/${articleId}/events`;
  const response = await fetch(`/api/v1${path}`, {
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId !== null && { 'last-event-id': lastEventId }),
    },
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
  });
  if (response.ok && response.body !== null) return { ok: true, body: response.body };
  // Signed out, no longer a member, or no such article.
  return { ok: false, isFinal: [401, 403, 404].includes(response.status) };
}

function browserChannel(name: string): TabChannel {
  const channel = new BroadcastChannel(name);
  let isOpen = true;
  return {
    post: (message) => {
      if (isOpen) channel.postMessage(message);
    },
    onMessage: (listen) => {
      // Only tabs of this origin, which run this program, can post here.
      channel.onmessage = ({ data }: MessageEvent<Parameters<typeof listen>[0]>) => listen(data);
    },
    close: () => {
      isOpen = false;
      channel.close();
    },
  };
}

function browserLock(name: string): TabLock {
  return (lead, signal) => {
    // Rejects when the wait is called off.
    void navigator.locks.request(name, { signal }, lead).catch(() => undefined);
  };
}

const NO_OTHER_TABS: TabChannel = {
  post: () => undefined,
  onMessage: () => undefined,
  close: () => undefined,
};
