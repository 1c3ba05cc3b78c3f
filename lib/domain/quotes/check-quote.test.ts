import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { toArticleText } from '../anchoring/article-text';
import { checkQuote, quotedText } from './check-quote';

const SPEECH = quotedText(
  toArticleText(
    'The minister spoke on Monday. “We don’t expect the bridge to open before June, and we will not spend more than 40 million on it,” she told the council. Nobody asked about the tunnel.',
  ),
);

describe('a quotation held against what was captured', () => {
  test.each([
    ['word for word', 'the bridge to open before June', 'verbatim'],
    ['with straight marks and a capital', "We don't expect the bridge to open", 'verbatim'],
    ['with an omission marked', 'We don’t expect the bridge to open … it', 'trimmed'],
    ['with an omission in brackets', 'expect the bridge to open [...] and we will not', 'trimmed'],
    [
      'with words left out unmarked',
      'We don’t expect the bridge to open and we will not',
      'trimmed',
    ],
    ['cut at its end by a mark', 'We don’t expect the bridge to open…', 'trimmed'],
    ['with one word exchanged', 'We don’t expect the tunnel to open before June', 'changed'],
    ['with a word that turns it round', 'and we will spend more than 40 million', 'trimmed'],
    ['with another currency', 'spend more than $40 million on it', 'changed'],
    ['of other words', 'The opposition called it a scandal of the highest order', 'not_found'],
    ['of one word that is there', 'tunnel', 'verbatim'],
    ['of one word that is not', 'scandal', 'not_found'],
    ['of no words', '…', 'not_found'],
  ])('%s', (_, quote, verdict) => {
    expect(checkQuote(quote, SPEECH).verdict).toBe(verdict);
  });

  test('names the words that are not in the source', () => {
    const check = checkQuote('We don’t expect the old tunnel to open before June', SPEECH);
    expect(check.missing).toEqual(['old', 'tunnel']);
    expect(check.parts.filter(({ op }) => op === 'delete').map(({ text }) => text.trim())).toEqual([
      'bridge',
    ]);
  });

  test('takes an exchanged word for exchanged, although it stands before', () => {
    const source = quotedText(
      toArticleText('It was said on Monday: there peril no danger to the public at any time.'),
    );
    const check = checkQuote('There was no danger to the public at any time', source);
    expect(check).toMatchObject({ verdict: 'changed', missing: ['was'] });
  });

  test('counts its place in code points', () => {
    const source = quotedText(toArticleText('🗳️ Votes: “It was a record turnout.”'));
    expect(checkQuote('a record turnout', source).span).toEqual({ start: 18, end: 34 });
  });
});

const words = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 20, maxLength: 60 });

property.prop([words, fc.nat(), fc.integer({ min: 4, max: 10 })])(
  'any words in a row are verbatim, where they stand',
  (row, seed, length) => {
    const from = seed % (row.length - length);
    const quote = row.slice(from, from + length).join(' ');
    const text = row.join(' ');
    const check = checkQuote(quote, quotedText(toArticleText(text)));
    expect(check.verdict).toBe('verbatim');
    expect(text.slice(check.span?.start, check.span?.end)).toBe(quote);
  },
);

property.prop([words, fc.nat(), fc.integer({ min: 2, max: 4 })])(
  'words left out are never called changed, with or without a mark',
  (row, seed, gone) => {
    const at = 5 + (seed % (row.length - gone - 10));
    const source = quotedText(toArticleText(row.join(' ')));
    const before = row.slice(0, at).join(' ');
    const after = row.slice(at + gone).join(' ');
    for (const mark of [' ', ' … ', ' [...] ']) {
      const check = checkQuote(`${before}${mark}${after}`, source);
      expect(check).toMatchObject({ verdict: 'trimmed', missing: [] });
    }
  },
);

property.prop([words, fc.nat()])('a word put in another’s place is named', (row, seed) => {
  const at = 4 + (seed % (row.length - 8));
  const quote = row.map((word, index) => (index === at ? 'zzzzzzzzzzzz' : word)).join(' ');
  const check = checkQuote(quote, quotedText(toArticleText(row.join(' '))));
  expect(check).toMatchObject({ verdict: 'changed', missing: ['zzzzzzzzzzzz'] });
});

property.prop([fc.string({ maxLength: 120 }), fc.string({ maxLength: 300 })])(
  'what is shown as kept and as put in is the quotation, character for character',
  (quote, text) => {
    const plain = (raw: string) => raw.toWellFormed().replaceAll('\u0000', '');
    const check = checkQuote(plain(quote), quotedText(toArticleText(plain(text))));
    if (check.verdict === 'not_found') return;
    const shown = check.parts.filter(({ op }) => op !== 'delete').map(({ text: part }) => part);
    expect(shown.join('')).toBe(plain(quote));
  },
);
