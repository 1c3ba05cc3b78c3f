import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { frameStream, NOBODY, type ReadAfter } from './frame-stream';
import { placeIds } from './place-id';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const change = {
  type: 'annotation.updated',
  roundId: null,
  annotationId: null,
  queryId: null,
  version: null,
};
const page = (rev: number, count: number) => ({
  changes: Array.from({ length: count }, () => ({ place: { at: rev, rev }, change })),
  upTo: { at: rev, rev },
  isComplete: true,
});

function aStream(readAfter: ReadAfter) {
  let ring: () => void = () => undefined;
  const errors: unknown[] = [];
  const over = new AbortController();
  const stream = frameStream({
    from: { at: 0, rev: 0 },
    isFresh: false,
    ids: placeIds('secret', { articleId: 'article', userId: 'ana' }),
    readAfter,
    isAdmitted: () => Promise.resolve(true),
    listen: (one) => {
      ring = one;
      return () => undefined;
    },
    presence: { listen: () => () => undefined, read: () => Promise.resolve(NOBODY) },
    onError: (error) => errors.push(error),
    signal: over.signal,
  });
  return { reader: stream.getReader(), ring: () => ring(), errors, over };
}

async function readFor(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  ms: number,
  meanwhile: () => void = () => undefined,
): Promise<{ text: string; at: number }[]> {
  const pieces: { text: string; at: number }[] = [];
  let passed = 0;
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      pieces.push({ text: new TextDecoder().decode(value), at: passed });
    }
  })();
  for (; passed < ms; passed += 500) {
    meanwhile();
    await vi.advanceTimersByTimeAsync(500);
  }
  void reading;
  // The stream goes on with the clock of the next one.
  return [...pieces];
}

describe('the bytes of a stream', () => {
  test('begin at once with a comment, so that the headers leave', async () => {
    const { reader } = aStream(() => Promise.resolve(page(0, 0)));
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(': live\n\nretry: 1000\n\n');
  });

  test('are the same, at the same times, whether or not something hidden rings', async () => {
    const quiet = aStream(() => Promise.resolve(page(0, 0)));
    const ofQuiet = await readFor(quiet.reader, 61_000);
    const busy = aStream(() => Promise.resolve(page(0, 0)));
    const ofBusy = await readFor(busy.reader, 61_000, busy.ring);
    expect(ofBusy).toEqual(ofQuiet);
    expect(ofQuiet.map(({ text }) => text).slice(1)).toEqual(
      Array<string>(5).fill(': still here\n\n'),
    );

    // The control: something that may be seen.
    let rev = 0;
    const open = aStream(() => Promise.resolve(page((rev += 1), 1)));
    const ofOpen = await readFor(open.reader, 61_000, open.ring);
    expect(ofOpen.length).toBeGreaterThan(ofQuiet.length);
  });

  test('are not piled up for a client that does not read: it is cut off', async () => {
    let rev = 0;
    let readings = 0;
    const { reader, ring } = aStream(() => {
      readings += 1;
      return Promise.resolve(page((rev += 1), 50));
    });
    for (let second = 0; second < 60; second += 1) {
      ring();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(readings).toBeLessThan(30);
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.byteLength;
    }
    expect(bytes).toBeLessThan(100_000);
  });
});
