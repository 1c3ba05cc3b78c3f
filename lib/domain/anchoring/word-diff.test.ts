import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { type DiffPart, diffWords } from './word-diff';

const without = (parts: readonly DiffPart[], op: DiffPart['op']) =>
  parts.flatMap((part) => (part.op === op ? [] : [part.text])).join('');

const wording = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.constantFrom('the', 'ferry', 'sank', '5', 'percent', ',', '.', "didn't", ' ', ' '), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
);

const words = (count: number, word: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => word(n)).join(' ');

describe('diffWords', () => {
  property.prop([wording, wording])('gives both wordings back', (before, after) => {
    const parts = diffWords(before, after);

    expect(without(parts, 'insert')).toBe(before);
    expect(without(parts, 'delete')).toBe(after);
    expect(parts.every(({ text }) => text !== '')).toBe(true);
  });

  property.prop([wording])('finds nothing changed in the same words', (text) => {
    expect(diffWords(text, text)).toEqual(text === '' ? [] : [{ op: 'same', text }]);
  });

  property.prop([wording, wording])(
    'puts a deletion before the insertion that replaces it',
    (a, b) => {
      const ops = diffWords(a, b).map(({ op }) => op);
      expect(ops.join(' ')).not.toMatch(/insert delete|same same|delete delete|insert insert/);
    },
  );

  test('marks the changed word and no more', () => {
    expect(diffWords('Turnout fell to 62 percent.', 'Turnout rose to 62 percent.')).toEqual([
      { op: 'same', text: 'Turnout ' },
      { op: 'delete', text: 'fell' },
      { op: 'insert', text: 'rose' },
      { op: 'same', text: ' to 62 percent.' },
    ]);
  });

  test('gives neighboring changed words as one change', () => {
    expect(diffWords('He had kept quiet.', 'They were told nothing.')).toEqual([
      { op: 'delete', text: 'He had kept quiet' },
      { op: 'insert', text: 'They were told nothing' },
      { op: 'same', text: '.' },
    ]);
  });

  test('keeps a word with an apostrophe whole', () => {
    expect(diffWords('He didn’t go', 'He did go')).toContainEqual({ op: 'delete', text: 'didn’t' });
  });

  test('does not run away over two long texts that have little in common', () => {
    const before = words(20_000, (n) => `a${n}`);
    const after = words(20_000, (n) => `b${n}`);

    const parts = diffWords(before, after);

    expect(without(parts, 'insert')).toBe(before);
    expect(without(parts, 'delete')).toBe(after);
  });

  test('still finds what is common where the bound is passed', () => {
    const before = words(4_000, (n) => (n % 10 === 0 ? `anchor${n}` : `a${n % 7}`));
    const after = words(4_000, (n) => (n % 10 === 0 ? `anchor${n}` : `b${n % 7}`));

    const same = diffWords(before, after).filter(({ op }) => op === 'same');

    expect(same.filter(({ text }) => text.includes('anchor'))).toHaveLength(400);
  });
});
