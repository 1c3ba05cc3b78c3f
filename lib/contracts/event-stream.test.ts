import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { createFrameReader, type StreamFrame, writeComment, writeFrame } from './event-stream';

const frame = fc.record({
  id: fc.option(fc.stringMatching(/^[\w-]{1,30}$/)),
  event: fc.constantFrom('change', 'start', 'end'),
  data: fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r/g, '')),
});

/** The text in pieces, cut at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const at = [0, ...places.map((place) => place % (text.length + 1)), text.length];
  const sorted = at.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}

function readAll(pieces: readonly string[]): StreamFrame[] {
  const reader = createFrameReader();
  return pieces.flatMap((piece) => [...reader.read(piece)]);
}

describe('the frames of a stream', () => {
  property.prop([fc.array(frame), fc.array(fc.nat())])(
    'are read as they were written, wherever the connection cuts them',
    (frames, places) => {
      const text = frames.map((one) => writeComment('alive') + writeFrame(one)).join('');
      expect(readAll(cut(text, places))).toEqual(frames);
    },
  );

  test('may end their lines as any server ends them', () => {
    const expected = [{ id: '7', event: 'message', data: 'one\ntwo' }];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['id: 7', 'data: one', 'data:two', '', ': end', ''].join(end);
      expect(readAll(cut(text, [3, 9, 17])), JSON.stringify(end)).toEqual(expected);
    }
  });

  test('that were not finished are not read', () => {
    expect(readAll(['id: 7\ndata: half'])).toEqual([]);
    expect(readAll(['id: 7\ndata: half', '\n', '\n'])).toHaveLength(1);
  });
});
