/**
 * Whether a quotation is true to its source, word by word: the same words, the same
 * words with some left out, other words, or not there. Words decide. Signs that only
 * look different, and the case of a first letter, make no difference, as they make
 * none to where a passage stands.
 */
import type { ArticleText, CodePointSpan, StringIndex } from '../anchoring/article-text';
import { offsetMap, type OffsetMap } from '../anchoring/article-text';
import type { DiffPart } from '../anchoring/word-diff';
import type { Alignment } from './align-words';
import { locateWords } from './locate-words';
import { ellipsesIn, type QuoteWords, quoteWords, wordTable, type WordTable } from './quote-words';

export const QUOTE_VERDICTS = ['verbatim', 'trimmed', 'changed', 'not_found'] as const;
export type QuoteVerdict = (typeof QUOTE_VERDICTS)[number];

export const QUOTE_LABELS: Readonly<Record<QuoteVerdict, string>> = {
  verbatim: 'Verbatim',
  trimmed: 'Trimmed',
  changed: 'Changed',
  not_found: 'Not found',
};

export type QuoteCheck = {
  verdict: QuoteVerdict;
  /** Where its words stand in the text, from the first to the last. */
  span: CodePointSpan | null;
  /** From the source's words to the quotation's: `same` and `insert` joined are the quotation. */
  parts: DiffPart[];
  /** Words of the quotation that the source does not have there. */
  missing: string[];
};

/** A text that many quotations are looked for in. */
export type QuotedText = { words: QuoteWords; table: WordTable; offsets: OffsetMap };

export function quotedText(text: ArticleText): QuotedText {
  const table = wordTable();
  return { words: quoteWords(text, table), table, offsets: offsetMap(text) };
}

/** Of this many words or fewer, all have to be there in a row. */
const FEW_WORDS = 3;

/** Of a longer quotation, the share of words that has to be there for it to be the same statement. */
const SAME_STATEMENT = 0.5;

/** How far behind a mark of omission the quotation may go on, in words. */
const LEFT_OUT = 600;

export function checkQuote(quote: string, source: QuotedText): QuoteCheck {
  const words = quoteWords(quote, source.table);
  const ellipses = ellipsesIn(words);
  const alignment = alignPieces(words, ellipses, source);
  const found = alignment === null ? [] : matchesOf(alignment);
  if (words.count === 0 || !isSameStatement(found.length, words.count)) {
    return { verdict: 'not_found', span: null, parts: [], missing: [] };
  }
  const { parts, missing, leftOut } = partsOf(words, source.words, found);
  const verdict =
    missing.length > 0 ? 'changed' : leftOut || ellipses.size > 0 ? 'trimmed' : 'verbatim';
  return { verdict, span: spanOf(found, source), parts, missing };
}

/** A word of the quotation, and the word of the text that it is. */
type Match = { word: number; at: number };

function isSameStatement(matched: number, words: number): boolean {
  if (words <= FEW_WORDS) return matched === words;
  return matched >= FEW_WORDS && matched >= words * SAME_STATEMENT;
}

/** A quotation with marks of omission is several; the longest shows where the others are to be sought. */
function alignPieces(
  words: QuoteWords,
  ellipses: ReadonlySet<number>,
  { words: text }: QuotedText,
): Int32Array | null {
  const ids = words.ids.subarray(0, words.count);
  const textIds = text.ids.subarray(0, text.count);
  const pieces = piecesOf(words.count, ellipses);
  const longest = pieces.reduce<Piece | null>(
    (most, piece) => (most === null || piece.to - piece.from > most.to - most.from ? piece : most),
    null,
  );
  if (longest === null) return null;
  const all = { from: 0, to: text.count };
  const anchor = locateWords(ids.subarray(longest.from, longest.to), textIds, all);
  if (anchor === null) return null;

  const pairs = new Int32Array(words.count).fill(-1);
  const place = (piece: Piece, alignment: Alignment) => pairs.set(alignment.pairs, piece.from);
  place(longest, anchor);
  const at = pieces.indexOf(longest);
  let from = lastOf(anchor) + 1;
  for (const piece of pieces.slice(at + 1)) {
    const range = { from, to: Math.min(text.count, from + LEFT_OUT) };
    const next = locateWords(ids.subarray(piece.from, piece.to), textIds, range);
    if (next === null) continue;
    place(piece, next);
    from = lastOf(next) + 1;
  }
  let to = firstOf(anchor);
  for (const piece of pieces.slice(0, at).reverse()) {
    const range = { from: Math.max(0, to - LEFT_OUT), to };
    const earlier = locateWords(ids.subarray(piece.from, piece.to), textIds, range);
    if (earlier === null) continue;
    place(piece, earlier);
    to = firstOf(earlier);
  }
  return pairs;
}

type Piece = { from: number; to: number };

function piecesOf(count: number, ellipses: ReadonlySet<number>): Piece[] {
  const edges = [0, ...[...ellipses].sort((a, b) => a - b), count];
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? 0;
    return from < to ? [{ from, to }] : [];
  });
}

function firstOf({ pairs }: Alignment): number {
  return pairs.find((at) => at !== -1) ?? 0;
}

function lastOf({ pairs }: Alignment): number {
  return pairs.findLast((at) => at !== -1) ?? 0;
}

function matchesOf(pairs: Int32Array): Match[] {
  return [...pairs].flatMap((at, word) => (at === -1 ? [] : [{ word, at }]));
}

function partsOf(
  quote: QuoteWords,
  source: QuoteWords,
  matches: readonly Match[],
): { parts: DiffPart[]; missing: string[]; leftOut: boolean } {
  const parts: DiffPart[] = [];
  const missing: string[] = [];
  let leftOut = false;
  let written = 0;
  const write = (op: 'same' | 'insert', to: number) => {
    if (written < to) append(parts, op, quote.text.slice(written, to));
    written = Math.max(written, to);
  };
  const insert = (from: number, to: number) => {
    for (let word = from; word < to; word += 1) {
      missing.push(quote.text.slice(quote.starts[word] ?? 0, quote.ends[word] ?? 0));
    }
    if (from < to) write('insert', quote.ends[to - 1] ?? 0);
  };
  let word = 0;
  let at = matches[0]?.at ?? 0;
  for (const match of matches) {
    if (at < match.at) {
      leftOut = true;
      const from = at === 0 ? (source.starts[at] ?? 0) : (source.ends[at - 1] ?? 0);
      append(parts, 'delete', source.text.slice(from, source.ends[match.at - 1] ?? 0));
    }
    insert(word, match.word);
    write('same', quote.ends[match.word] ?? 0);
    word = match.word + 1;
    at = match.at + 1;
  }
  insert(word, quote.count);
  write('same', quote.text.length);
  return { parts, missing, leftOut };
}

function append(parts: DiffPart[], op: DiffPart['op'], text: string): void {
  const last = parts.at(-1);
  if (last?.op === op) last.text += text;
  else parts.push({ op, text });
}

function spanOf(matches: readonly Match[], { words, offsets }: QuotedText): CodePointSpan | null {
  const first = matches[0];
  const last = matches.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    start: offsets.toOffset((words.starts[first.at] ?? 0) as StringIndex),
    end: offsets.toOffset((words.ends[last.at] ?? 0) as StringIndex),
  };
}
