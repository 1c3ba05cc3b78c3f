/** Places in a source, as people type them and as everyone reads them. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  isLocatorOf,
  LOCATOR_KINDS,
  locatorKindIn,
  locatorValue,
  locatorWord,
  writeLocator,
} from './locator';

describe('a place in a source', () => {
  test.each([
    ['p. 12', 'page', 'p. 12'],
    ['p12', 'page', 'p. 12'],
    ['PP. 12 - 14', 'page', 'pp. 12–14'],
    ['pages 132-5', 'page', 'pp. 132–135'],
    ['page iv', 'page', 'p. iv'],
    ['S. 3', 'page', 'p. 3'],
    ['p. A3, 12', 'page', 'pp. A3, 12'],
    ['¶ 4', 'paragraph', 'para 4'],
    ['¶4', 'paragraph', 'para 4'],
    ['paragraph 5', 'paragraph', 'para 5'],
    ['paras. 3–5', 'paragraph', 'paras 3–5'],
    ['line 1', 'line', 'line 1'],
    ['12:30', 'time', '00:12:30'],
    ['1:02:03', 'time', '01:02:03'],
    ['75:30', 'time', '01:15:30'],
    ['12m30s', 'time', '00:12:30'],
    ['750s', 'time', '00:12:30'],
    ['at 12:30.5', 'time', '00:12:30.500'],
    ['12:30 – 13:05', 'time', '00:12:30–00:13:05'],
  ] as const)('says its kind and is read in one form: %s', (typed, kind, read) => {
    expect(locatorKindIn(typed)).toBe(kind);
    expect(writeLocator(kind, typed)).toEqual({ text: read });
  });

  test.each(['', '12', 'rows 70 and 71', 'press release', 'at the end', 'entry 4', 'p', '12:75'])(
    'stays in words where it says no kind: “%s”',
    (typed) => {
      expect(locatorKindIn(typed)).toBeNull();
    },
  );

  test.each([
    ['page', 'the middle', /a page like/u],
    ['page', '14-12', /before it begins/u],
    ['paragraph', 'iv', /a paragraph like/u],
    ['line', '', /a line like/u],
    ['time', '12:75', /a time like/u],
    ['time', '1:75:00', /a time like/u],
    ['time', '13:05–12:30', /before it begins/u],
  ] as const)('that is none of its kind says what to give: %s “%s”', (kind, typed, said) => {
    expect(writeLocator(kind, typed)).toEqual({ problem: expect.stringMatching(said) as string });
  });

  property.prop([fc.constantFrom(...LOCATOR_KINDS), fc.string({ maxLength: 40 })])(
    'is written the same way again, and its parts make the whole',
    (kind, typed) => {
      const written = writeLocator(kind, typed);
      if ('problem' in written) return;
      const { text } = written;
      expect(isLocatorOf(kind, text)).toBe(true);
      expect(locatorKindIn(text)).toBe(kind);
      expect(writeLocator(kind, locatorValue(kind, text))).toEqual(written);
      expect(`${locatorWord(kind, text)} ${locatorValue(kind, text)}`.trim()).toBe(text);
    },
  );
  property.prop([
    fc.constantFrom(...LOCATOR_KINDS),
    fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 59 })),
  ])('of numbers is always written', (kind, [one, two]) => {
    const typed = kind === 'time' ? `${one}:${String(two).padStart(2, '0')}` : String(one);
    expect(writeLocator(kind, typed)).toHaveProperty('text');
  });
});
