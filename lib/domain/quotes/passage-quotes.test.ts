import { describe, expect, test } from 'vitest';

import { type CodePointSpan, toArticleText } from '../anchoring/article-text';
import { quotedText } from './check-quote';
import { checkPassageQuotes, quotesOfPassage } from './passage-quotes';

const TEXT = toArticleText(
  [
    '𝄞 The mayor said “we have counted every single boat” and left.',
    'She called it “a triumph”. “Nobody was left behind on the island,” she added.',
  ].join('\n'),
);

function passage(words: string): CodePointSpan {
  const at = TEXT.indexOf(words);
  if (at === -1) throw new Error(words);
  const start = Array.from(TEXT.slice(0, at)).length;
  return { start, end: start + Array.from(words).length } as CodePointSpan;
}

const said = (words: string) => quotesOfPassage(TEXT, passage(words)).map((quote) => quote.said);

function source(id: string, text: string) {
  return { id, words: quotedText(toArticleText(text)) };
}

describe('the quotations of a passage', () => {
  test('are those that share words with it, also where it is only part of one', () => {
    expect(said('The mayor said “we have counted every single boat” and left.')).toEqual([
      'we have counted every single boat',
    ]);
    expect(said('every single')).toEqual(['we have counted every single boat']);
    // The control: words beside a quotation are in none.
    expect(said('The mayor said ')).toEqual([]);
    expect(said('she added')).toEqual([]);
  });

  test('are no words that are too few to be anyone’s statement', () => {
    expect(said('She called it “a triumph”. “Nobody was left')).toEqual([
      'Nobody was left behind on the island,',
    ]);
  });

  test('are placed by code points', () => {
    const [quote] = quotesOfPassage(TEXT, passage('counted'));
    const words = Array.from(TEXT).slice(quote?.start, quote?.end).join('');
    expect(words).toBe('“we have counted every single boat”');
  });

  test('are held against the source that bears them out best', () => {
    const quotes = quotesOfPassage(TEXT, passage('counted every single boat'));
    const other = source('other', 'The weather was fine and the ferries ran on time.');
    const changed = source('changed', 'We have counted nearly every single ferry, she said.');
    const whole = source('whole', 'In the hall: “We have counted every single boat.”');
    const verdict = (...sources: (typeof other)[]) =>
      checkPassageQuotes(quotes, sources).map(({ check, source: { id } }) => [check.verdict, id]);

    expect(verdict(other, changed, whole)).toEqual([['verbatim', 'whole']]);
    expect(verdict(other, changed)).toEqual([['changed', 'changed']]);
    expect(verdict(other)).toEqual([['not_found', 'other']]);
    expect(verdict()).toEqual([]);
  });
});
