/**
 * Clients that follow an article for good: a stream that ends is opened again, from the
 * frame that came last. Each keeps a ledger of the frames it was given.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { createFrameReader, type StreamFrame } from '@/lib/contracts/event-stream';
import { liveChange } from '@/lib/contracts/live';

import type { Person } from './people';
import type { Wire } from './wire';

export type Follower = {
  /** How many frames came of each annotation. */
  ofAnnotation: Map<string, number>;
  /** When the last one of each came, as performance.now() has it. */
  lastAt: Map<string, number>;
  changes: number;
  /** Frames whose id came before. */
  repeated: number;
  /** The stream could not go on from where the client stood. */
  begunAnew: number;
  opened: number;
  ready: Promise<void>;
  done: Promise<void>;
  stop: () => void;
};

export function follow(
  wire: Wire,
  person: Person,
  articleId: string,
  /** The client itself goes away after so long, at random. */
  { leavesWithinMs }: { leavesWithinMs: number },
): Follower {
  const seen = new Set<string>();
  let isStopped = false;
  const isOver = () => isStopped;
  let leave: () => void = () => undefined;
  let lastEventId: string | null = null;
  let isReady: () => void = () => undefined;
  const follower: Follower = {
    ofAnnotation: new Map(),
    lastAt: new Map(),
    changes: 0,
    repeated: 0,
    begunAnew: 0,
    opened: 0,
    ready: new Promise((resolve) => {
      isReady = resolve;
    }),
    done: Promise.resolve(),
    stop: () => {
      isStopped = true;
      leave();
    },
  };

  function take({ id, event, data }: StreamFrame): void {
    if (event === 'start') {
      if (lastEventId !== null) follower.begunAnew += 1;
      isReady();
    }
    if (id !== null) lastEventId = id;
    if (event !== 'change') return;
    if (id !== null && seen.has(id)) follower.repeated += 1;
    if (id !== null) seen.add(id);
    follower.changes += 1;
    const { annotationId } = liveChange.parse(JSON.parse(data));
    if (annotationId === null) return;
    follower.ofAnnotation.set(annotationId, (follower.ofAnnotation.get(annotationId) ?? 0) + 1);
    follower.lastAt.set(annotationId, performance.now());
  }

  async function once(): Promise<void> {
    const own = new AbortController();
    let cancel: () => void = () => undefined;
    leave = () => {
      own.abort();
      cancel();
    };
    const leaves = setTimeout(leave, leavesWithinMs * (0.3 + 0.7 * Math.random()));
    try {
      const response = await wire({
        method: 'GET',
        path: `/api/v1/articles/${articleId}/events`,
        headers: {
          ...person.headers,
          ...(lastEventId !== null && { 'last-event-id': lastEventId }),
        },
        signal: own.signal,
      });
      if (!response.ok || response.body === null) return;
      follower.opened += 1;
      const body = response.body.getReader();
      cancel = () => void body.cancel().catch(() => undefined);
      if (own.signal.aborted) cancel();
      const frames = createFrameReader();
      const decoder = new TextDecoder();
      for (;;) {
        const { done, value } = await body.read();
        if (done) return;
        for (const frame of frames.read(decoder.decode(value, { stream: true }))) take(frame);
      }
    } catch {
      // Cut: by the client itself, or by what is being tried.
    } finally {
      clearTimeout(leaves);
    }
  }

  follower.done = (async () => {
    while (!isOver()) {
      await once();
      if (!isOver()) await sleep(50 + Math.random() * 250);
    }
  })();
  return follower;
}
