import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { anchorQuote, anchorTarget, describeTarget } from './anchor-target';
import { type CodePointOffset, codePointLength, offsetMap, toArticleText } from './article-text';
import { findOccurrences } from './find-occurrences';

const at = (offset: number) => offset as CodePointOffset;

/** A text and a non-empty range inside it, emoji and combining marks included. */
const textWithRange = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map(toArticleText)
  .chain((text) => {
    const length = codePointLength(text);
    return fc.record({
      text: fc.constant(text),
      range: fc
        .tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: length }))
        .filter(([start, end]) => start < end),
    });
  });

describe('anchorTarget', () => {
  property.prop([textWithRange])('finds in the same text what was described', ({ text, range }) => {
    const [start, end] = range;
    const selectors = describeTarget(text, at(start), at(end));

    expect(anchorTarget(text, selectors)).toEqual({
      status: 'anchored',
      position: selectors.position,
      by: 'position',
    });
    expect(selectors.quote.exact).toBe(Array.from(text).slice(start, end).join(''));
  });

  property.prop([textWithRange, fc.string({ unit: 'grapheme' })])(
    'never anchors to words other than the quoted ones',
    ({ text, range }, other) => {
      const [start, end] = range;
      const { quote, position } = describeTarget(text, at(start), at(end));
      const edited = toArticleText(`${other}${quote.exact}${other}`);

      const result = anchorTarget(edited, { quote, position });

      if (result.status === 'anchored') {
        const found = describeTarget(edited, result.position.start, result.position.end);
        expect(found.quote.exact).toBe(quote.exact);
      }
    },
  );

  property.prop([textWithRange, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })])(
    'follows a quote that stands once through any text added before and after',
    ({ text, range }, before, after) => {
      const [start, end] = range;
      const selectors = describeTarget(text, at(start), at(end));
      const edited = toArticleText(before + text + after);
      fc.pre(findOccurrences(edited, selectors.quote.exact).length === 1);
      const shift = codePointLength(toArticleText(before));
      fc.pre(edited.startsWith(toArticleText(before)));

      expect(anchorTarget(edited, selectors)).toMatchObject({
        status: 'anchored',
        position: { start: start + shift, end: end + shift },
      });
    },
  );

  test('follows a quote when text is inserted before it', () => {
    const before = toArticleText('Turnout was 62 percent.');
    const after = toArticleText('On Sunday 🗳️ turnout rose. Turnout was 62 percent.');
    const selectors = describeTarget(before, at(12), at(22));

    expect(anchorTarget(after, selectors)).toMatchObject({ status: 'anchored', by: 'quote' });
  });

  test('chooses the occurrence whose context matches', () => {
    const before = toArticleText('He said 5 percent. She said 5 percent.');
    const after = toArticleText('Update. He said 5 percent. She said 5 percent.');
    const selectors = describeTarget(before, at(28), at(37));

    expect(anchorTarget(after, selectors)).toMatchObject({
      status: 'anchored',
      position: { start: 36, end: 45 },
    });
  });

  test('reports a tie instead of choosing', () => {
    const before = toArticleText('5 percent');
    const after = toArticleText('5 percent, 5 percent');
    const selectors = describeTarget(before, at(0), at(9));

    expect(anchorTarget(after, selectors)).toMatchObject({
      status: 'ambiguous',
      candidates: [{ start: 0 }, { start: 11 }],
    });
  });

  test('does not let a shared letter decide between two places', () => {
    const before = toArticleText('In spring prices rose by 5 percent and stayed there all year.');
    const selectors = describeTarget(before, at(25), at(34));
    const after = toArticleText('They paid only 5 percent of it? Nobody: 5 percent! Nothing else.');

    expect(anchorTarget(after, selectors).status).toBe('ambiguous');
  });

  test('does not believe a position where the same words stand in another context', () => {
    const before = toArticleText('The mill made 40 tons. The mine made 40 tons.');
    const selectors = describeTarget(before, at(37), at(44));
    const swapped = toArticleText(
      'A long new start here moves: The mine made 40 tons. End 40 tons.',
    );

    expect(anchorTarget(swapped, selectors)).toMatchObject({
      status: 'anchored',
      by: 'quote',
      position: { start: 43 },
    });
  });

  test('reports a quote that is gone as orphaned', () => {
    const before = toArticleText('Turnout was 62 percent.');
    const selectors = describeTarget(before, at(12), at(22));

    expect(anchorTarget(toArticleText('Turnout was high.'), selectors)).toEqual({
      status: 'orphaned',
    });
  });

  test('does not match half of a character', () => {
    const text = toArticleText('a🗳b');
    const { position } = describeTarget(text, at(1), at(2));
    const quote = { type: 'TextQuoteSelector', exact: '\ud83d', prefix: '', suffix: '' } as const;

    expect(anchorTarget(text, { quote, position })).toEqual({ status: 'orphaned' });
  });

  test.each([
    [3, 3],
    [4, 3],
    [0, 99],
  ])('refuses to describe the range %d to %d of a short text', (start, end) => {
    expect(() => describeTarget(toArticleText('Turnout'), at(start), at(end))).toThrow(RangeError);
  });

  test('places thousands of passages of a long text without walking it for each', () => {
    const text = toArticleText(
      Array.from({ length: 20_000 }, (_, n) => `Line ${n} of the ledger 🗳️.`).join('\n'),
    );
    const offsets = offsetMap(text);
    const starts = Array.from({ length: 5_000 }, (_, n) => at(n * 100));

    const placed = starts.filter((start) => {
      const selectors = describeTarget(text, start, at(start + 40), offsets);
      return anchorTarget(text, selectors, offsets).status === 'anchored';
    });

    expect(placed).toHaveLength(5_000);
  });
});

describe('anchorQuote', () => {
  const text = toArticleText('He said 5 percent.\nShe said 5 percent. They left.');

  test('believes a position where the words are the quoted ones', () => {
    expect(anchorQuote(text, { exact: '5 percent', start: at(28) })).toMatchObject({
      status: 'anchored',
      by: 'position',
      position: { start: 28, end: 37 },
    });
  });

  test('finds words that stand once, whatever the position says', () => {
    expect(anchorQuote(text, { exact: 'They left', start: at(3) })).toMatchObject({
      status: 'anchored',
      by: 'quote',
      position: { start: 39 },
    });
  });

  test('lets the given side of the context decide, and none that is absent', () => {
    expect(anchorQuote(text, { exact: '5 percent', prefix: 'She said ' })).toMatchObject({
      status: 'anchored',
      position: { start: 28 },
    });
    expect(anchorQuote(text, { exact: '5 percent' })).toMatchObject({ status: 'ambiguous' });
    expect(anchorQuote(text, { exact: '5 percent', start: at(0) })).toMatchObject({
      status: 'ambiguous',
    });
  });

  test('takes the line endings of the quotation as those of the text', () => {
    expect(anchorQuote(text, { exact: 'percent.\r\nShe' })).toMatchObject({ status: 'anchored' });
  });

  test.each(['', 'They  left', '5 per cent'])('reports %j as orphaned', (exact) => {
    expect(anchorQuote(text, { exact })).toEqual({ status: 'orphaned' });
  });
});

describe('findOccurrences', () => {
  property.prop([
    fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 3 }),
    fc.integer({ min: 1, max: 60 }),
  ])(
    'finds every occurrence, overlapping ones too, of short and long words',
    (raw, unit, times) => {
      const text = toArticleText(raw + unit.repeat(times * 2));
      const exact = unit.repeat(times);
      const expected: number[] = [];
      for (let from = 0; from <= text.length - exact.length; from += 1) {
        if (text.startsWith(exact, from)) expected.push(from);
      }

      expect(findOccurrences(text, exact)).toEqual(expected);
    },
  );

  test('searches a million equal letters for half as many', () => {
    const text = toArticleText('a'.repeat(1_000_000));

    expect(findOccurrences(text, 'a'.repeat(500_000))).toHaveLength(500_001);
  });
});
