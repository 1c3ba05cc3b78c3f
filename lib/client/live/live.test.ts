import { describe, expect, test } from 'vitest';

import { type StreamFrame, writeFrame } from '@/lib/contracts/event-stream';

import { createBurstReader } from './burst-reader';
import { connectLive, type LiveStatus, type Opened } from './connection';

function aFrame(id: string): StreamFrame {
  return { id, event: 'change', data: `{"number":"${id}"}` };
}

/** Lets everything that is ready go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

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
