import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { foldText, foldUrl } from './fold-text';

describe('words that are folded', () => {
  test.each([
    ['She was there.', '  she WAS\u00a0there. '],
    ['“Nobody’s”', '"nobody\'s"'],
    ['ﬁve', 'five'],
    ['cafe\u0301', 'café'],
  ])('are the same: %s', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  property.prop([fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', 'é', '“', '\t') })])(
    'stay as they are when they are folded again',
    (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    },
  );

  test('are two where a letter differs', () => {
    expect(foldText('62 percent')).not.toBe(foldText('63 percent'));
  });
});

describe('addresses that are folded', () => {
  test.each([
    ['https://example.org/report', 'http://EXAMPLE.org/report/#p2'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a?b=1', ' https://Example.org/a?b=1 '],
  ])('are the same: %s', (one, other) => {
    expect(foldUrl(one)).toBe(foldUrl(other));
  });

  test.each([
    ['https://example.org/report', 'https://example.org/Report'],
    ['https://example.org/a?b=1', 'https://example.org/a?b=2'],
    ['https://example.org', 'https://example.com'],
  ])('are two: %s and %s', (one, other) => {
    expect(foldUrl(one)).not.toBe(foldUrl(other));
  });
});
