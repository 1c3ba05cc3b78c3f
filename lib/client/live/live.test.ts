import { describe, expect, test } from 'vitest';

import { type StreamFrame, writeFrame } from '@/lib/contracts/event-stream';

import { createBurstReader } from './burst-reader';
import { type Connection, connectLive, type LiveStatus, type Opened } from './connection';
import { type SharedLive, shareLive, type TabChannel, type TabLock } from './shared-live';

function aFrame(id: string): StreamFrame {
  return { id, event: 'change', data: `{"number":"${id}"}` };
}

/** Lets everything that is ready go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

type Tab = { live: SharedLive; heard: string[]; statuses: LiveStatus[] };

/** A browser: its tabs hear each other, and hold one lock in turn. */
function aBrowser({ hasLocks = true } = {}) {
  const ears = new Set<{ from: TabChannel; listen: Parameters<TabChannel['onMessage']>[0] }>();
  const line: (() => Promise<void>)[] = [];
  let isHeld = false;
  const connections: {
    from: string | null;
    frame: (frame: StreamFrame) => void;
    status: (status: LiveStatus) => void;
    isClosed: boolean;
  }[] = [];

  async function serve(): Promise<void> {
    if (isHeld) return;
    isHeld = true;
    for (let next = line.shift(); next !== undefined; next = line.shift()) await next();
    isHeld = false;
  }
  const lock: TabLock = (lead, signal) => {
    if (!hasLocks) {
      void lead();
      return;
    }
    line.push(() => (signal.aborted ? Promise.resolve() : lead()));
    void serve();
  };

  function open(): Tab {
    const tab = { heard: [] as string[], statuses: [] as LiveStatus[] };
    const channel: TabChannel = {
      post: (message) => {
        if (!hasLocks) return;
        for (const { from, listen } of ears) if (from !== channel) listen(message);
      },
      onMessage: (listen) => ears.add({ from: channel, listen }),
      close: () => {
        for (const ear of ears) if (ear.from === channel) ears.delete(ear);
      },
    };
    const live = shareLive({
      channel,
      lock,
      connect: (from, on): Connection => {
        const made = { from, ...on, isClosed: false };
        connections.push(made);
        return {
          close: () => {
            made.isClosed = true;
          },
          retryNow: () => undefined,
        };
      },
      onFrame: ({ id, event }) => tab.heard.push(event === 'change' ? (id ?? '') : event),
      onStatus: (status) => tab.statuses.push(status),
    });
    return { live, ...tab };
  }
  return { open, connections };
}

describe('the tabs of a browser', () => {
  test('share one connection, and each hears every frame once', () => {
    const { open, connections } = aBrowser();
    const tabs = [open(), open(), open()];
    connections[0]?.status('live');
    connections[0]?.frame({ id: '1', event: 'start', data: '{}' });
    connections[0]?.frame(aFrame('2'));

    expect(connections).toHaveLength(1);
    expect(tabs[0]?.heard).toEqual(['start', '2']);
    for (const tab of tabs.slice(1)) {
      expect(tab.heard.filter((name) => name === '2')).toEqual(['2']);
      expect(tab.heard[0]).toBe('start');
      expect(tab.statuses).toEqual(['live']);
    }
  });

  test('hand the connection on after the last frame that was heard', async () => {
    const { open, connections } = aBrowser();
    const [first, second] = [open(), open()];
    connections[0]?.frame({ id: '1', event: 'start', data: '{}' });
    connections[0]?.frame(aFrame('2'));
    first.live.close();
    await settle();

    expect(connections[0]?.isClosed).toBe(true);
    expect(connections).toHaveLength(2);
    expect(connections[1]?.from).toBe('2');
    connections[1]?.frame(aFrame('3'));
    expect(second.heard.filter((name) => name !== 'start')).toEqual(['2', '3']);
    expect(first.heard).not.toContain('3');
  });

  test('that join a live one read everything once, for they missed what was before', () => {
    const { open, connections } = aBrowser();
    open();
    connections[0]?.status('live');
    connections[0]?.frame(aFrame('2'));
    const late = open();
    expect(late.heard).toEqual(['start']);
    expect(late.statuses).toEqual(['live']);
  });

  test('have a connection each where the browser has no locks', () => {
    const { open, connections } = aBrowser({ hasLocks: false });
    const tabs = [open(), open()];
    connections[1]?.frame(aFrame('2'));
    expect(connections).toHaveLength(2);
    expect(tabs.map(({ heard }) => heard.length > 0)).toEqual([false, true]);
  });
});

describe('a connection', () => {
  function aConnection(answers: (() => Promise<Opened>)[]) {
    const asked: (string | null)[] = [];
    const statuses: LiveStatus[] = [];
    const frames: StreamFrame[] = [];
    const planned: { run: () => void; delayMs: number }[] = [];
    const connection = connectLive(null, {
      open: (lastEventId) => {
        asked.push(lastEventId);
        return answers.shift()?.() ?? new Promise(() => undefined);
      },
      onFrame: (frame) => frames.push(frame),
      onStatus: (status) => statuses.push(status),
      isOnline: () => true,
      schedule: (run, delayMs) => {
        const plan = { run, delayMs };
        planned.push(plan);
        return () => planned.splice(0, planned.length, ...planned.filter((one) => one !== plan));
      },
      random: () => 0,
    });
    return { connection, asked, statuses, frames, planned };
  }
  const body = (text: string) => (): Promise<Opened> =>
    Promise.resolve({ ok: true, body: new Response(text).body ?? new ReadableStream() });

  test('comes back after the last frame it read', async () => {
    const text = writeFrame(aFrame('1')) + writeFrame(aFrame('2')) + 'id: 3\ndata: cut off';
    const { asked, frames, planned, statuses } = aConnection([body(text)]);
    await settle();
    expect(frames).toEqual([aFrame('1'), aFrame('2')]);
    expect(statuses.at(-1)).toBe('reconnecting');
    planned[0]?.run();
    expect(asked).toEqual([null, '2']);
  });

  test('waits longer each time the server is not reached', async () => {
    const refuse = () => Promise.reject(new Error('No network'));
    const { planned } = aConnection([refuse, refuse, refuse]);
    const delays: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await settle();
      const [plan] = planned.splice(0);
      delays.push(plan?.delayMs ?? 0);
      plan?.run();
    }
    expect(delays).toEqual([250, 500, 1_000]);
  });

  test('does not come back where it may not follow any more', async () => {
    const end = writeFrame({ id: null, event: 'end', data: '{}' });
    for (const answer of [
      body(end),
      () => Promise.resolve({ ok: false, isFinal: true } as const),
    ]) {
      const { planned, statuses } = aConnection([answer]);
      await settle();
      expect(statuses.at(-1)).toBe('ended');
      expect(planned).toEqual([]);
    }
  });
});

describe('changes that come together', () => {
  test('are one reading: the first at once, those that come meanwhile after it', async () => {
    const readings: (readonly string[] | null)[] = [];
    const done: ((isRead: boolean) => void)[] = [];
    const { note } = createBurstReader({
      most: 3,
      schedule: () => () => undefined,
      read: (ids) => {
        readings.push(ids);
        return new Promise((resolve) => done.push(resolve));
      },
    });
    note(['a']);
    for (const id of ['b', 'c', 'b']) note([id]);
    done[0]?.(true);
    await settle();
    expect(readings).toEqual([['a'], ['b', 'c']]);

    for (const id of ['d', 'e', 'f', 'g']) note([id]);
    done[1]?.(true);
    await settle();
    expect(readings[2]).toBeNull();
    done[2]?.(true);
    await settle();
    expect(readings).toHaveLength(3);
  });
});
