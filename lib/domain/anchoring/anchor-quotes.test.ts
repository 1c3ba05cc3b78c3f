import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { anchorQuotes } from './anchor-quotes';
import { toArticleText } from './article-text';
import type { CarriedPassage } from './carried-passage';

const TEXT =
  'The harbor board met on Monday. It approved 62 percent of the plan, officials said. ' +
  'Mayor Ruiz told reporters that the dredging was safe. Residents were not consulted.\n\n' +
  'The board has disputed that finding. Officials said nothing more about it.';

/** The quotation and 32 characters of its surroundings, as files carry it. */
function quoteOf(text: string, exact: string, from = 0) {
  const start = text.indexOf(exact, from);
  if (start === -1) throw new Error(`“${exact}” is not in the text`);
  const end = start + exact.length;
  return {
    id: 'q',
    exact,
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  };
}

function anchor(
  text: string,
  quote: { id: string; exact: string; prefix: string; suffix: string },
) {
  const [result] = anchorQuotes(toArticleText(text), [quote]);
  if (result === undefined) throw new Error('There is no result');
  return result;
}

function wordsOf(text: string, result: CarriedPassage): string | null {
  return 'start' in result ? Array.from(text).slice(result.start, result.end).join('') : null;
}

describe('a quotation with its surroundings', () => {
  test('is anchored where both stand', () => {
    const after = `An editor’s note. ${TEXT}`;
    const result = anchor(after, quoteOf(TEXT, 'the dredging was safe'));
    expect(result).toMatchObject({ status: 'anchored', isIdentical: true });
    expect(wordsOf(after, result)).toBe('the dredging was safe');
  });

  test('is told from the same words elsewhere', () => {
    const second = quoteOf(TEXT, 'officials said'.replace('o', 'O'));
    const result = anchor(TEXT, second);
    expect(result).toMatchObject({ status: 'anchored', start: TEXT.indexOf('Officials said') });
  });

  test('is the same in other quotation marks and spaces', () => {
    const before = 'He called it "a great  success" on the day, and left.';
    const after = 'He called it “a great success” on the day, and left.';
    expect(anchor(after, quoteOf(before, '"a great  success"'))).toMatchObject({
      status: 'anchored',
      isIdentical: false,
    });
  });

  test.each([
    ['62 percent of the plan', '26 percent of the plan'],
    ['the dredging was safe', 'the dredging was not safe'],
    ['Mayor Ruiz told', 'Mayor Ortiz told'],
  ])('is changed where “%s” became “%s”', (words, otherWords) => {
    const after = TEXT.replace(words, otherWords);
    const result = anchor(after, quoteOf(TEXT, words));
    expect(result.status).toBe('changed');
    expect(wordsOf(after, result)).toBe(otherWords);
  });

  test('is orphaned where its surroundings stand without it, though the words stand elsewhere', () => {
    const before = `${TEXT} It was late, and the plan failed. Nobody came.`;
    const quote = quoteOf(before, 'the plan', before.indexOf('late'));
    const after = before.replace('and the plan failed', 'and failed');
    expect(anchor(after, quote).status).toBe('orphaned');
    // The control: with its surroundings whole it is found.
    expect(anchor(before, quote).status).toBe('anchored');
  });

  test('is moved where telling words stand in other surroundings', () => {
    const words = 'Mayor Ruiz told reporters that the dredging was safe.';
    const after = `${words} A new beginning follows here. ${TEXT.replace(`${words} `, 'Something else was said there. ')}`;
    const result = anchor(after, quoteOf(TEXT, words));
    expect(result).toMatchObject({ status: 'moved', start: 0 });
  });
});

describe('a quotation without surroundings', () => {
  const bare = (exact: string) => ({ id: 'q', exact, prefix: '', suffix: '' });

  test('is anchored where it stands once', () => {
    expect(anchor(TEXT, bare('62 percent')).status).toBe('anchored');
  });

  test('is ambiguous where it stands twice', () => {
    const result = anchor(TEXT, bare('board'));
    expect(result.status).toBe('ambiguous');
    expect(result.status === 'ambiguous' ? result.candidates.length : 0).toBe(2);
  });

  test('is orphaned where it does not stand', () => {
    expect(anchor(TEXT, bare('a wholly different thing')).status).toBe('orphaned');
    expect(anchor(TEXT, bare('   ')).status).toBe('orphaned');
  });
});

const words = fc.constantFrom(...'the board said not 12 Ruiz plan near pier was , .'.split(' '));
const text = fc.array(words, { minLength: 1, maxLength: 80 }).map((parts) => parts.join(' '));

property.prop([text, text, fc.nat(300), fc.integer({ min: 1, max: 60 })])(
  'whatever the text, a quotation is anchored to its own words or not at all',
  (before, after, start, length) => {
    const from = Math.min(start, before.length - 1);
    const exact = before.slice(from, from + length);
    const prefix = before.slice(Math.max(0, from - 32), from);
    const suffix = before.slice(from + length, from + length + 32);
    const result = anchor(after, { id: 'q', exact, prefix, suffix });
    if (result.status !== 'anchored' && result.status !== 'moved') return;
    const plain = (found: string) => found.replace(/\s+/gu, ' ').trim().toLowerCase();
    expect(plain(wordsOf(after, result) ?? '')).toBe(plain(exact));
  },
);
