import 'server-only';

import type { LiveChange, LiveFrameName, NewsroomChange } from '@/lib/contracts/live';
import { writeComment, writeFrame } from '@/lib/contracts/event-stream';

import type { Place, PlaceIds } from './place-id';

/** What the viewer may see after a place; null when they may not follow any more. */
export type ReadAfter = (place: Place) => Promise<{
  changes: readonly { place: Place; change: LiveChange | NewsroomChange }[];
  upTo: Place;
  isComplete: boolean;
} | null>;

export type FrameStreamDependencies = {
  from: Place;
  /** The viewer named no place to go on from: what they show has to be read afresh. */
  isFresh: boolean;
  ids: PlaceIds;
  /** Of what these frames are, where one connection carries several streams. */
  of?: string | undefined;
  readAfter: ReadAfter;
  /** Whether the viewer may still follow, also while nothing happens. */
  isAdmitted: () => Promise<boolean>;
  listen: (ring: () => void) => () => void;
  /** Who else is there, as data of a frame, and a ring when that may have changed. */
  presence: { listen: (ring: () => void) => () => void; read: () => Promise<string> };
  onError: (error: unknown) => void;
  /** The server goes down, or the client has gone. */
  signal: AbortSignal;
  /** In [0, 1). */
  random?: () => number;
  heartbeatMs?: number;
};

/** Proxies close what has been silent for a minute, some for half of one, a few for less. */
const HEARTBEAT_MS = 12_000;
const ADMISSION_MS = 4_000;
/** When a client comes back after a cut: all of them were cut at once, and are not to come at once. */
const RETRY_MS = { least: 1_000, spread: 2_000 };
/** What may wait for a client that does not read; beyond it nothing is written. */
const MOST_WAITING_BYTES = 64 * 1024;
/** How long a client may leave that unread before it is cut off. It comes back with its last id. */
const PATIENCE_MS = 20_000;
const FRAMES_AT_ONCE = 50;

/** The data of a frame that names no one. */
export const NOBODY = JSON.stringify({ people: [] });

/** The data of a frame on a connection that carries several streams. */
export function dataOf(of: string, data: string): string {
  return `{"of":${JSON.stringify(of)},"data":${data}}`;
}

/** The bytes of one viewer's stream: what was missed, then what happens, until the viewer goes. */
export function frameStream(
  deps: FrameStreamDependencies,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const over = new AbortController();
  /** Ends the wait that goes on, whatever it is for. */
  let wake: () => void = () => undefined;
  /** What there is already is read first. */
  let isRung = true;
  let isPresenceRung = true;

  function pause(ms: number): Promise<void> {
    if (over.signal.aborted || isRung || isPresenceRung || ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  function stop(): void {
    over.abort();
    wake();
  }

  let drained: () => void = () => undefined;

  async function follow(controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) {
    const send = (text: string) => controller.enqueue(encoder.encode(text));
    const write = (event: LiveFrameName, place: Place | null, data: string) =>
      writeFrame({
        id: place === null ? null : deps.ids.idOf(place),
        event,
        data: deps.of === undefined ? data : dataOf(deps.of, data),
      });
    const frame = (event: LiveFrameName, place: Place | null, data: unknown) =>
      write(event, place, JSON.stringify(data));

    /** False when the client has not read for too long. */
    async function hasRoom(): Promise<boolean> {
      if ((controller.desiredSize ?? 0) > 0) return true;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE_MS);
        drained = () => {
          clearTimeout(timer);
          resolve();
        };
        over.signal.addEventListener('abort', drained, { once: true });
      });
      return !over.signal.aborted && (controller.desiredSize ?? 0) > 0;
    }

    /** False when the stream has ended. */
    async function catchUp(): Promise<boolean> {
      for (;;) {
        isRung = false;
        const page = await deps.readAfter(place);
        if (over.signal.aborted) return false;
        if (page === null) return leave();
        for (let index = 0; index < page.changes.length; index += FRAMES_AT_ONCE) {
          if (!(await hasRoom())) return false;
          const some = page.changes.slice(index, index + FRAMES_AT_ONCE);
          send(some.map((one) => frame('change', one.place, one.change)).join(''));
        }
        place = page.upTo;
        if (page.isComplete) return true;
      }
    }

    /** What reads the same sends nothing: to whom nobody is shown, nobody comes or goes. */
    async function showPresence(): Promise<void> {
      isPresenceRung = false;
      const now = await deps.presence.read();
      if (now === present || over.signal.aborted || !(await hasRoom())) return;
      present = now;
      send(write('presence', null, now));
    }

    function leave(): false {
      send(frame('end', null, {}));
      return false;
    }

    let { from: place } = deps;
    // On a shared connection that is opened anew, who was shown before has to be taken back.
    let present = deps.of === undefined ? NOBODY : '';
    const retryMs = RETRY_MS.least + Math.round((deps.random?.() ?? 0) * RETRY_MS.spread);
    // Headers leave with the first bytes.
    send(`${writeComment('live')}retry: ${retryMs}\n\n`);
    if (deps.isFresh) send(frame('start', place, {}));

    // By the clock alone: what rings and shows nothing must not be told by a heartbeat either.
    let admitAt = performance.now() + ADMISSION_MS;
    const beatMs = deps.heartbeatMs ?? HEARTBEAT_MS;
    let beatAt = performance.now() + beatMs;
    while (!isRung || (await catchUp())) {
      if (isPresenceRung) await showPresence();
      await pause(Math.min(admitAt, beatAt) - performance.now());
      if (over.signal.aborted) return;
      if (performance.now() >= admitAt) {
        if (!(await deps.isAdmitted())) {
          leave();
          return;
        }
        admitAt = performance.now() + ADMISSION_MS;
        // A round may have been closed meanwhile, and shows who is in it.
        isPresenceRung = true;
      }
      if (performance.now() >= beatAt) {
        if (!(await hasRoom())) return;
        send(writeComment('still here'));
        beatAt += beatMs;
      }
    }
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        const unlisten = deps.listen(() => {
          isRung = true;
          wake();
        });
        const unlistenPresence = deps.presence.listen(() => {
          isPresenceRung = true;
          wake();
        });
        deps.signal.addEventListener('abort', stop, { once: true });
        if (deps.signal.aborted) stop();
        void follow(controller)
          .catch(deps.onError)
          .finally(() => {
            unlisten();
            unlistenPresence();
            deps.signal.removeEventListener('abort', stop);
            try {
              controller.close();
            } catch {
              // The client closed it first.
            }
          });
      },
      pull: () => drained(),
      cancel: stop,
    },
    { highWaterMark: MOST_WAITING_BYTES, size: (chunk) => chunk.byteLength },
  );
}
