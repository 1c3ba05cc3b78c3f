import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import { codePointLength } from '../anchoring/article-text';
import { tokensOf } from './tokens';

const words = fc.array(
  fc.constantFrom(
    'a',
    'don’t',
    '3.5',
    'é',
    '👩‍👩‍👧',
    'ไทยคำ',
    '日本語',
    ' ',
    '  ',
    '\n',
    '. ',
    '\u0301',
    '\u200d',
    '-',
  ),
  { minLength: 900, maxLength: 1_800 },
);

describe('the words of a long text', () => {
  property.prop([words], { numRuns: 30 })('are those of the text as a whole', (parts) => {
    const text = parts.join('');
    const whole: { start: number; end: number }[] = [];
    let start = 0;
    for (const part of new Intl.Segmenter('en', { granularity: 'word' }).segment(text)) {
      const end = start + codePointLength(part.segment);
      if (part.isWordLike === true) whole.push({ start, end });
      start = end;
    }
    expect(tokensOf(text, 'en')).toEqual(whole);
  });
});
