import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { joinPages, pagesOf, splitPages } from './pages';

const page = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '𝛂'), maxLength: 12 });
const worded = fc
  .array(page, { minLength: 1, maxLength: 6 })
  .filter((pages) => pages.some((text) => text !== ''));

describe('the pages of a captured text', () => {
  property.prop([worded])('come apart as they were joined', (pages) => {
    const split = splitPages(joinPages(pages));

    expect(split.map(({ text }) => text)).toEqual(pages);
    expect(split.map(({ number }) => number)).toEqual(pages.map((_none, at) => at + 1));
  });

  property.prop([worded])('are told from where words stand, in code points', (pages) => {
    const text = joinPages(pages);
    for (const { number, start, text: words } of splitPages(text)) {
      const length = Array.from(words).length;
      if (length === 0) continue;
      expect(pagesOf(text, { start, end: start + length })).toEqual([number, number]);
    }
  });

  test('are two where words go over the edge', () => {
    expect(pagesOf('ab\fcd\f', { start: 1, end: 4 })).toEqual([1, 2]);
  });

  test('are none in the text of a web page', () => {
    expect(pagesOf('ab', { start: 0, end: 1 })).toBeNull();
    expect(splitPages('ab')).toEqual([{ number: null, start: 0, text: 'ab' }]);
    expect(joinPages(['', ''])).toBe('');
  });
});
