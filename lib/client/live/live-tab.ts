/**
 * A tab among the tabs of a browser, which share one connection. They agree on who holds
 * it by a lock; the others hear of it over a channel. When the tab that holds it is closed
 * the next one in the line goes on, for all, from the last frames that were heard. Where a
 * browser has no such locks, each tab has its own connection.
 */
import type { StreamFrame } from '@/lib/contracts/event-stream';
import type { Followed } from '@/lib/contracts/followed';

import type { LiveStatus } from './connection';
import { createLiveLeader, type LeaderDependencies } from './live-leader';
import type { TabMessage } from './tab-message';

/** A channel to the other tabs; what is posted does not come back to oneself. */
export type TabChannel = {
  post: (message: TabMessage) => void;
  onMessage: (listen: (message: TabMessage) => void) => void;
};

/** Runs `lead` in one tab at a time, until the signal or the promise ends it. */
export type TabLock = (lead: () => Promise<void>, signal: AbortSignal) => void;

export type LiveTabDependencies = Omit<LeaderDependencies, 'tell'> & {
  tab: string;
  channel: TabChannel;
  lock: TabLock;
};

export type LiveListener = {
  /** Frames in order; one that begins afresh means that everything has to be read again. */
  onFrame: (frame: StreamFrame) => void;
  onStatus: (status: LiveStatus) => void;
};

export type Following = { close: () => void; retryNow: () => void };

/** What one page of the tab follows. */
type Page = LiveListener & {
  of: string;
  last: string | null;
  status: LiveStatus;
  /** It stands where the connection stands: each frame from here on is its next one. */
  isJoined: boolean;
};

export function createLiveTab({ tab, channel, lock, connect, schedule }: LiveTabDependencies) {
  const pages = new Set<Page>();
  let leader: ReturnType<typeof createLiveLeader> | null = null;
  let over: AbortController | null = null;

  function announce(): void {
    const followed = new Map<string, Followed>();
    for (const { of, last } of pages) {
      // A page that stands nowhere yet begins where another one stands.
      if (last !== null || !followed.has(of)) followed.set(of, { of, after: last });
    }
    tell({ kind: 'wants', tab, followed: [...followed.values()] });
  }

  function tell(message: TabMessage): void {
    channel.post(message);
    hear(message);
  }

  function hear(message: TabMessage): void {
    if (message.kind === 'wants') {
      leader?.wants(message.tab, message.followed);
      return;
    }
    if (message.kind === 'who') {
      if (message.isNew) for (const page of pages) page.isJoined = false;
      announce();
      return;
    }
    if (message.kind === 'stands' && message.to !== tab) return;
    for (const page of [...pages].filter(({ of }) => of === message.of)) {
      if (message.kind === 'frame') take(page, message.frame);
      else show(page, message.status);
      if (message.kind === 'stands') join(page, message);
    }
  }

  function join(
    page: Page,
    { last, present }: { last: string | null; present: StreamFrame | null },
  ): void {
    if (page.isJoined) return;
    page.isJoined = true;
    if (last !== page.last) begin(page, last);
    if (present !== null) page.onFrame(present);
  }

  /** What came between the last frame of a page and the next one is not known to it. */
  function begin(page: Page, last: string | null): void {
    page.last = last;
    page.onFrame({ id: last, event: 'start', data: '{}' });
  }

  function take(page: Page, frame: StreamFrame): void {
    if (frame.event !== 'presence') {
      if (!page.isJoined && frame.event !== 'start') begin(page, page.last);
      page.isJoined = true;
      if (frame.id !== null) page.last = frame.id;
    }
    page.onFrame(frame);
  }

  function show(page: Page, status: LiveStatus): void {
    // A tab that takes over begins to connect; what is shown stays live meanwhile.
    if (status === page.status || (status === 'connecting' && page.status === 'live')) return;
    page.status = status;
    page.onStatus(status);
  }

  function standInLine(): void {
    const mine = new AbortController();
    over = mine;
    lock(
      () =>
        new Promise<void>((release) => {
          leader = createLiveLeader({ connect, schedule, tell });
          mine.signal.addEventListener('abort', () => {
            leader?.close();
            leader = null;
            release();
          });
          tell({ kind: 'who', isNew: true });
        }),
      mine.signal,
    );
  }

  channel.onMessage(hear);

  return {
    /** @param after The last frame that the page has heard of it, or its place when it was drawn. */
    follow({ of, after }: Followed, on: LiveListener): Following {
      const page: Page = { ...on, of, last: after, status: 'connecting', isJoined: false };
      pages.add(page);
      if (over === null) standInLine();
      announce();
      return {
        close() {
          if (!pages.delete(page)) return;
          announce();
          if (pages.size > 0) return;
          over?.abort();
          over = null;
        },
        retryNow: () => leader?.retryNow(),
      };
    },
  };
}
