import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { withStoredLineEndings } from '@/lib/domain/comparison/file-readings';

import { parseComparisonFile } from './compare-file';

function readingOf(text: string, passages: readonly (readonly [number, number])[]) {
  const annotations = passages.map(([start, end], at) => ({ id: `a${at}`, start, end }));
  return parseComparisonFile({ text, reviewers: [{ id: 'ana', annotations }] }, 'a.json');
}

/** The characters that each annotation marks. */
function wordsIn({ text, annotations }: ReturnType<typeof readingOf>): string[] {
  return annotations.map(({ start, end }) => Array.from(text).slice(start, end).join(''));
}

const pieces = fc
  .array(fc.constantFrom('\r\n', '\r', '\n', 'a', 'é', '👍', ' '), { minLength: 1, maxLength: 30 })
  .map((parts) => parts.join(''));

describe('line endings of a file', () => {
  property.prop([pieces, fc.nat(), fc.nat()])(
    'are those of the stored text afterwards, and every passage has its words',
    (text, one, other) => {
      const length = offsetMap(text as ReturnType<typeof toArticleText>).length;
      const start = Math.min(one % length, other % length);
      const end = Math.max(one % length, other % length) + 1;
      const given = readingOf(text, [[start, end]]);
      const [words = ''] = wordsIn(given);
      // What cuts a line ending in two comes to hold all of it.
      const before = Array.from(text).slice(0, start).join('').endsWith('\r');
      const whole = (before && words.startsWith('\n') ? '\r' : '') + words;
      const after = Array.from(text)[end] === '\n' && words.endsWith('\r') ? '\n' : '';

      const stored = withStoredLineEndings(given);

      expect(stored.text).toBe(toArticleText(text));
      expect(wordsIn(stored)).toEqual([toArticleText(whole + after)]);
    },
  );

  test('leave a text alone that has no others', () => {
    const given = readingOf('One.\nTwo.', [[5, 9]]);
    expect(withStoredLineEndings(given)).toBe(given);
    expect(wordsIn(withStoredLineEndings(readingOf('One.\r\nTwo.', [[6, 10]])))).toEqual(['Two.']);
  });
});
