/**
 * One connection to the live stream of an article: it comes back by itself after the
 * last frame it read, and says how it stands.
 */
import { createFrameReader, type StreamFrame } from '@/lib/contracts/event-stream';

export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'offline' | 'ended';

export type Opened =
  | { ok: true; body: ReadableStream<Uint8Array> }
  /** The server said no; `isFinal` where asking again makes no sense. */
  | { ok: false; isFinal: boolean };

export type ConnectionDependencies = {
  /** Rejects when the server was not reached. */
  open: (lastEventId: string | null, signal: AbortSignal) => Promise<Opened>;
  onFrame: (frame: StreamFrame) => void;
  onStatus: (status: LiveStatus) => void;
  isOnline: () => boolean;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  schedule: (run: () => void, delayMs: number) => () => void;
  /** In [0, 1): so that everyone does not come back at once after a restart. */
  random: () => number;
};

export type Connection = { close: () => void; retryNow: () => void };

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 30_000;
/** The server is heard every 12 s; well over three times that is a connection that only looks open. */
const SILENCE_MS = 45_000;

export function connectLive(from: string | null, deps: ConnectionDependencies): Connection {
  let lastEventId = from;
  let attempts = 0;
  let isOver = false;
  let attempt = new AbortController();
  let cancelTimer: () => void = () => undefined;

  async function run(): Promise<void> {
    const mine = new AbortController();
    attempt = mine;
    try {
      const opened = await deps.open(lastEventId, mine.signal);
      if (mine.signal.aborted) return;
      if (!opened.ok) {
        if (opened.isFinal) finish();
        else again();
        return;
      }
      await read(opened.body, mine);
    } catch {
      // Not reached, or cut in the middle.
    }
    if (!mine.signal.aborted) again();
  }

  async function read(body: ReadableStream<Uint8Array>, mine: AbortController): Promise<void> {
    const frames = createFrameReader();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    watch(mine, reader);
    for (;;) {
      const { done, value } = await reader.read();
      if (done || mine.signal.aborted) return;
      watch(mine, reader);
      attempts = 0;
      deps.onStatus('live');
      for (const frame of frames.read(decoder.decode(value, { stream: true }))) {
        if (frame.id !== null) lastEventId = frame.id;
        deps.onFrame(frame);
        if (frame.event === 'end') {
          finish();
          return;
        }
      }
    }
  }

  function watch(mine: AbortController, reader: ReadableStreamDefaultReader): void {
    cancelTimer();
    cancelTimer = deps.schedule(() => {
      mine.abort();
      void reader.cancel().catch(() => undefined);
      again();
    }, SILENCE_MS);
  }

  function again(): void {
    if (isOver) return;
    deps.onStatus(deps.isOnline() ? 'reconnecting' : 'offline');
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);
    attempts += 1;
    cancelTimer();
    cancelTimer = deps.schedule(() => void run(), delayMs * (0.5 + deps.random() / 2));
  }

  function finish(): void {
    close();
    deps.onStatus('ended');
  }

  function close(): void {
    isOver = true;
    cancelTimer();
    attempt.abort();
  }

  deps.onStatus('connecting');
  void run();
  return {
    close,
    /** The network is back: what waits for its turn goes now. */
    retryNow() {
      if (isOver || attempts === 0) return;
      attempts = 0;
      attempt.abort();
      cancelTimer();
      void run();
    },
  };
}
