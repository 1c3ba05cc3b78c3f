import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { Passage } from './passage';
import { exactSpanF1, overlapSpanF1, tokenF1 } from './span-agreement';
import { tokensOf } from './tokens';

const TEXT = 'On Sunday 🗳️ turnout rose. It was 62 percent, said the ministry.';
const TOKENS = tokensOf(TEXT, 'en');

const passages = fc.array(
  fc
    .tuple(fc.nat({ max: 50 }), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]): Passage => ({ start, end: start + length })),
  { maxLength: 6 },
);

/** The passage of some words of the text. */
function at(words: string): Passage {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
  return { start, end: start + Array.from(words).length };
}

describe('laws', () => {
  property.prop([passages, passages])('swapping reviewers changes nothing', (a, b) => {
    expect(exactSpanF1(b, a)).toEqual(exactSpanF1(a, b));
    expect(tokenF1(TOKENS, b, a)).toEqual(tokenF1(TOKENS, a, b));
  });

  property.prop([passages])('the same marks score 1, and no marks at all are undefined', (a) => {
    const expected = a.length === 0 ? null : 1;
    expect(exactSpanF1(a, a).value).toBe(expected);
    expect(overlapSpanF1(a.length, a, a).value).toBe(expected);
  });

  property.prop([passages, passages])('a word counts once, however often it is marked', (a, b) => {
    expect(tokenF1(TOKENS, [...a, ...a], b)).toEqual(tokenF1(TOKENS, a, b));
  });

  property.prop([passages, passages])(
    'marks that only lie elsewhere never raise the score',
    (a, b) => {
      const more = [...b, { start: 1_000, end: 1_001 }];
      const before = exactSpanF1(a, b).value ?? 0;
      expect(exactSpanF1(a, more).value ?? 0).toBeLessThanOrEqual(before);
    },
  );
});

describe('span F1', () => {
  test('of 22 pairs among 34 and 26 marks is 0.733', () => {
    const marks = (count: number) =>
      Array.from({ length: count }, (_, start) => ({ start, end: start + 1 }));
    expect(overlapSpanF1(22, marks(34), marks(26))).toMatchObject({ value: 44 / 60, n: 60 });
  });

  test('exact counts the same passage, twice where both marked it twice', () => {
    const twice = [at('62 percent'), at('62 percent')];
    expect(exactSpanF1(twice, [at('62 percent')]).value).toBeCloseTo(2 / 3, 12);
    expect(exactSpanF1(twice, twice).value).toBe(1);
    expect(exactSpanF1([at('62 percent')], [at('62 percent,')]).value).toBe(0);
  });

  test('by word forgives a comma and counts a part of a word as the word', () => {
    expect(tokenF1(TOKENS, [at('62 percent')], [at('62 percent,')]).value).toBe(1);
    expect(tokenF1(TOKENS, [at('turnout')], [at('turn')]).value).toBe(1);
    expect(tokenF1(TOKENS, [at('62 percent')], [at('percent, said')]).value).toBe(0.5);
  });

  test('by word of marks that hold no word is undefined', () => {
    expect(tokenF1(TOKENS, [at('. ')], [])).toMatchObject({ value: null });
  });

  test('of one empty reading is 0 and not undefined', () => {
    expect(exactSpanF1([at('turnout')], []).value).toBe(0);
  });
});

describe('words', () => {
  test('are counted in code points, without punctuation', () => {
    const words = TOKENS.map(({ start, end }) => Array.from(TEXT).slice(start, end).join(''));
    expect(words).toEqual([
      'On',
      'Sunday',
      'turnout',
      'rose',
      'It',
      'was',
      '62',
      'percent',
      'said',
      'the',
      'ministry',
    ]);
  });

  test('are told apart in an unknown language, too', () => {
    expect(tokensOf('One two', 'not a language')).toHaveLength(2);
  });
});
