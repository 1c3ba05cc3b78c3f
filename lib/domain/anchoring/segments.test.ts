import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { segmentsOf } from './segments';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

const longText = fc
  .tuple(
    fc.array(
      fc.constantFrom('The ferry sank. ', 'U.S. ', '🗳️ ', '“No.” ', 'a', ' ', "didn't ", '3.5'),
    ),
    fc.integer({ min: 1, max: 400 }),
  )
  .map(([parts, times]) => parts.join('').repeat(times).slice(0, 6_000))
  .filter((text) => text.isWellFormed());

describe('segmentsOf', () => {
  property.prop([longText], { numRuns: 40 })(
    'divides a long text as the segmenter does',
    (text) => {
      expect(segmentsOf(text, words).map(({ from }) => from)).toEqual(
        Array.from(words.segment(text), ({ index }) => index),
      );
      expect(segmentsOf(text, sentences).map(({ from }) => from)).toEqual(
        Array.from(sentences.segment(text), ({ index }) => index),
      );
    },
  );

  test('keeps a sentence whole that is longer than any window', () => {
    const sentence = `The ferry${' sank'.repeat(5_000)}. `;

    expect(segmentsOf(sentence + sentence, sentences)).toHaveLength(2);
    expect(segmentsOf(sentence + 'A. '.repeat(100_000), sentences)).toHaveLength(100_001);
  });

  test('divides half a million characters without a second look at them', () => {
    expect(segmentsOf('A. '.repeat(160_000), sentences)).toHaveLength(160_000);
  });
});
