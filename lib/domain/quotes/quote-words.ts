/**
 * A quotation or a text as the row of its words. Words decide whether a quotation is
 * true to what was said; commas and the shape of quotation marks are the house's own.
 * Signs that mean something, such as a currency or a percentage, count as words.
 */
import {
  isSign,
  tokenizeWords,
  wordTable,
  type WordTable,
} from '../anchoring/carrying/word-tokens';

export type QuoteWords = {
  text: string;
  /** What compares alike has one number, in every text of one table. */
  ids: Int32Array;
  /** UTF-16 indexes. */
  starts: Int32Array;
  ends: Int32Array;
  count: number;
};

const TELLING_SIGN = /[\p{Sc}\p{Sm}%‰§°#@&]/u;

export { wordTable, type WordTable };

export function quoteWords(text: string, table: WordTable): QuoteWords {
  const tokens = tokenizeWords(text, table);
  const ids = new Int32Array(tokens.count);
  const starts = new Int32Array(tokens.count);
  const ends = new Int32Array(tokens.count);
  let count = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const start = tokens.starts[at] ?? 0;
    const end = tokens.ends[at] ?? 0;
    if (isSign(tokens, at) && !TELLING_SIGN.test(text.slice(start, end))) continue;
    ids[count] = tokens.ids[at] ?? -1;
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  return { text, ids, starts, ends, count };
}

/** Three points, however they are set, with or without brackets. */
const ELLIPSIS = /…|\.\s?\.\s?\./u;

/** Where words are said to be left out: the number of the word that follows each place. */
export function ellipsesIn({ text, starts, ends, count }: QuoteWords): Set<number> {
  const places = new Set<number>();
  for (let at = 0; at <= count; at += 1) {
    const from = at === 0 ? 0 : (ends[at - 1] ?? 0);
    const to = at === count ? text.length : (starts[at] ?? text.length);
    if (ELLIPSIS.test(text.slice(from, to))) places.add(at);
  }
  return places;
}
