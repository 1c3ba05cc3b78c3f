import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  type CodePointOffset,
  codePointLength,
  offsetMap,
} from '@/lib/domain/anchoring/article-text';
import { documentFromLines, textOfDocument } from '@/lib/domain/articles/document';

import { frameOf, modelOf } from './article-model';
import type { ShownPassage } from './block-model';

function read(...lines: readonly string[]) {
  const document = documentFromLines(
    lines.map((text) => ({ text, kind: 'text', furniture: null, omitted: false })),
  );
  const text = textOfDocument(document);
  const offsets = offsetMap(text);
  return { text, offsets, frame: frameOf(document, offsets) };
}

function aPassage(start: number, end: number, number = 1): ShownPassage {
  return {
    id: `p${number}`,
    start: start as CodePointOffset,
    end: end as CodePointOffset,
    number,
    look: 'v-disputed ln-wavy',
    state: 't',
    description: `claim ${number}, Disputed, open`,
  };
}

const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), {
  minLength: 1,
  maxLength: 6,
});

describe('the article as it is drawn', () => {
  property.prop([
    lines.map((list) => list.map((line) => line.replace(/[\n\r]/gu, ' '))),
    fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 80 })), { maxLength: 12 }),
  ])('holds the text of the version and nothing else', (texts, spans) => {
    const { text, offsets, frame } = read(...texts);
    const passages = spans
      .map(([start, length], index) => aPassage(start, start + length, index))
      .filter(({ end }) => end <= codePointLength(text));
    const blocks = modelOf(frame, { passages, coverage: [], offsets });
    const drawn = blocks.map(({ group, index }) =>
      group
        .runsOf(index)
        .map(({ from, to }) => (frame.texts[index] ?? '').slice(from, to))
        .join(''),
    );
    expect(drawn.join('\n')).toBe(text);
  });

  test('puts the number on the last word of the passage', () => {
    const { offsets, frame } = read('let down by three metres overnight');
    const [block] = modelOf(frame, { passages: [aPassage(4, 24)], coverage: [], offsets });
    expect(
      block?.group
        .runsOf(block.index)
        .map(({ from, to, numbers }) => [from, to, numbers.map(({ number }) => number)]),
    ).toEqual([
      [0, 4, []],
      [4, 18, []],
      [18, 24, [1]],
      [24, 34, []],
    ]);
  });

  test('puts the shorter of two passages on the inner line, and its number first', () => {
    const { offsets, frame } = read('one two three four');
    const [block] = modelOf(frame, {
      passages: [aPassage(0, 13, 1), aPassage(8, 13, 2)],
      coverage: [],
      offsets,
    });
    const last = block?.group.runsOf(block.index).find(({ numbers }) => numbers.length > 0);
    expect(last?.lines.map(({ id }) => id)).toEqual(['p2', 'p1']);
    expect(last?.numbers.map(({ number }) => number)).toEqual([2, 1]);
  });

  test('describes a passage once, where it begins', () => {
    const { offsets, frame } = read('one two', 'three four');
    const blocks = modelOf(frame, { passages: [aPassage(4, 13)], coverage: [], offsets });
    const firsts = blocks.flatMap(({ index, group }) =>
      group.runsOf(index).flatMap(({ lines: drawn }) => drawn),
    );
    expect(firsts.map(({ isFirst }) => isFirst)).toEqual([true, false]);
  });

  test('keeps the object of a block that has not changed', () => {
    const { offsets, frame } = read('one two', 'three four');
    const before = modelOf(frame, { passages: [aPassage(0, 3)], coverage: [], offsets });
    const after = modelOf(
      frame,
      { passages: [aPassage(0, 3), aPassage(8, 13, 2)], coverage: [], offsets },
      before,
    );
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});
