/**
 * One connection for all tabs of a browser that show one article. The tabs agree on
 * who holds it by a lock; the others hear of it over a channel. When the tab that
 * holds it is closed, the next one in the line goes on from the last frame that was
 * heard. Where a browser has no such locks, each tab has its own connection.
 */
import type { StreamFrame } from '@/lib/contracts/event-stream';

import type { Connection, LiveStatus } from './connection';

/** Between tabs. `hello`: a tab has come and asks how it stands. */
type Message =
  | { kind: 'frame'; frame: StreamFrame }
  | { kind: 'status'; status: LiveStatus }
  | { kind: 'hello' };

/** A channel to the other tabs; what is posted does not come back to oneself. */
export type TabChannel = {
  post: (message: Message) => void;
  onMessage: (listen: (message: Message) => void) => void;
  close: () => void;
};

/** Runs `lead` in one tab at a time, until the signal or the promise ends it. */
export type TabLock = (lead: () => Promise<void>, signal: AbortSignal) => void;

export type SharedLiveDependencies = {
  channel: TabChannel;
  lock: TabLock;
  connect: (
    from: string | null,
    on: { frame: (frame: StreamFrame) => void; status: (status: LiveStatus) => void },
  ) => Connection;
  /** Frames in order; one that begins afresh means that everything has to be read again. */
  onFrame: (frame: StreamFrame) => void;
  onStatus: (status: LiveStatus) => void;
};

export type SharedLive = { close: () => void; retryNow: () => void };

export function shareLive({
  channel,
  lock,
  connect,
  onFrame,
  onStatus,
}: SharedLiveDependencies): SharedLive {
  const over = new AbortController();
  let lastEventId: string | null = null;
  let status: LiveStatus = 'connecting';
  let connection: Connection | null = null;
  /** A tab that joins one that is live has missed what was before. */
  let hasBegun = false;
  /** Who was there last: for a tab that joins. */
  let present: StreamFrame | null = null;

  function begin(): void {
    if (hasBegun) return;
    hasBegun = true;
    onFrame({ id: null, event: 'start', data: '{}' });
  }

  function hear(frame: StreamFrame): void {
    if (frame.id !== null) lastEventId = frame.id;
    if (frame.event === 'start') hasBegun = true;
    else if (frame.event === 'change') begin();
    onFrame(frame);
  }

  function show(next: LiveStatus): void {
    // The one that holds the connection is told by the server where it begins.
    if (next === 'live' && connection === null) begin();
    if (next === status) return;
    status = next;
    onStatus(next);
  }

  channel.onMessage((message) => {
    if (message.kind === 'hello') {
      if (connection === null) return;
      channel.post({ kind: 'status', status });
      if (present !== null) channel.post({ kind: 'frame', frame: present });
      return;
    }
    if (connection !== null) return;
    if (message.kind === 'frame') hear(message.frame);
    else show(message.status);
  });

  lock(
    () =>
      new Promise<void>((release) => {
        connection = connect(lastEventId, {
          frame: (frame) => {
            if (frame.event === 'presence') present = frame;
            hear(frame);
            channel.post({ kind: 'frame', frame });
          },
          status: (next) => {
            show(next);
            channel.post({ kind: 'status', status: next });
          },
        });
        over.signal.addEventListener('abort', () => {
          connection?.close();
          release();
        });
      }),
    over.signal,
  );
  channel.post({ kind: 'hello' });

  return {
    close() {
      over.abort();
      channel.close();
    },
    retryNow: () => connection?.retryNow(),
  };
}
