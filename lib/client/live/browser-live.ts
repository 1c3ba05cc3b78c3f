/** Live changes in this browser: its tabs, its network, its clock. */
import { type Followed, severalOf } from '@/lib/contracts/followed';

import { newId } from '../new-id';
import { connectLive, type Opened } from './connection';
import {
  createLiveTab,
  type Following,
  type LiveListener,
  type TabChannel,
  type TabLock,
} from './live-tab';

const NAME = 'obelus.live.tabs';

let here: ReturnType<typeof createLiveTab> | null = null;

/** Follows an article or the newsroom, over the one connection that this browser has. */
export function followInBrowser(followed: Followed, on: LiveListener): Following {
  here ??= joinTabs();
  return here.follow(followed, on);
}

function joinTabs(): ReturnType<typeof createLiveTab> {
  const areTabsJoined = 'BroadcastChannel' in window && 'locks' in navigator;
  return createLiveTab({
    tab: newId(),
    channel: areTabsJoined ? browserChannel() : NO_OTHER_TABS,
    lock: areTabsJoined ? browserLock : (lead) => void lead(),
    connect: (list, { frame, status }) =>
      connectLive(null, {
        // Each goes on from its own last frame.
        open: (_, signal) => openStream(list(), signal),
        onFrame: frame,
        onStatus: status,
        isOnline: () => navigator.onLine,
        schedule,
        random: Math.random,
      }),
    schedule,
  });
}

function schedule(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

async function openStream(followed: readonly Followed[], signal: AbortSignal): Promise<Opened> {
  const response = await fetch(
    `/api/v1/events/several?of=${encodeURIComponent(severalOf(followed))}`,
    {
      headers: { accept: 'text/event-stream' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal,
    },
  );
  if (response.ok && response.body !== null) return { ok: true, body: response.body };
  // Signed out, no longer a member, or none of the articles is there.
  return { ok: false, isFinal: [401, 403, 404].includes(response.status) };
}

function browserChannel(): TabChannel {
  const channel = new BroadcastChannel(NAME);
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listen) => {
      // Only tabs of this origin, which run this program, can post here.
      channel.onmessage = ({ data }: MessageEvent<Parameters<typeof listen>[0]>) => listen(data);
    },
  };
}

const browserLock: TabLock = (lead, signal) => {
  // Rejects when the wait is called off.
  void navigator.locks.request(NAME, { signal }, lead).catch(() => undefined);
};

const NO_OTHER_TABS: TabChannel = { post: () => undefined, onMessage: () => undefined };
