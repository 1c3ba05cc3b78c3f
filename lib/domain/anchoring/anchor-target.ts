/**
 * Anchoring: turning a passage into selectors, and selectors back into a passage.
 *
 * Anchoring never guesses. A claim pinned to the wrong sentence is worse than a
 * claim an editor has to re-pin, so a quote that is missing, or that occurs
 * twice with too little to tell the two apart, is reported and not placed.
 */
import {
  type ArticleText,
  type CodePointOffset,
  codePointLength,
  type OffsetMap,
  offsetMap,
  type StringIndex,
} from './article-text';
import { findOccurrences } from './find-occurrences';
import type { TargetSelectors, TextPositionSelector } from './selectors';

/** Characters of context kept on each side of a quote. */
const CONTEXT_LENGTH = 32;

/** By how many letters of context one occurrence must lead; a shared space or vowel is chance. */
const CLEAR_LEAD = 4;

/** How many candidates of an ambiguous quote are worth showing to a person. */
const MOST_CANDIDATES = 50;

/**
 * Stands for the edge of the text when contexts are compared, so that "nothing
 * comes before" is a fact to match and not an absence that matches anything.
 * Safe as a marker because `toArticleText` refuses it.
 */
const EDGE = '\u0000';

export type AnchorResult =
  | { status: 'anchored'; position: TextPositionSelector; by: 'position' | 'quote' }
  /** The first fifty candidates, in the order of the text. */
  | { status: 'ambiguous'; candidates: readonly TextPositionSelector[] }
  | { status: 'orphaned' };

/** A quotation as files carry it: context and position are there or are not. */
export type QuotedPassage = {
  exact: string;
  prefix?: string;
  suffix?: string;
  /** Where the file says the quotation begins, in code points. */
  start?: CodePointOffset;
};

/**
 * Describe the passage between two offsets.
 *
 * @throws RangeError if the range is empty or outside the text.
 */
export function describeTarget(
  text: ArticleText,
  start: CodePointOffset,
  end: CodePointOffset,
  offsets: OffsetMap = offsetMap(text),
): TargetSelectors {
  if (start >= end) {
    throw new RangeError(`A target needs at least one character (got ${start}..${end})`);
  }
  const from = offsets.toIndex(start);
  const to = offsets.toIndex(end);
  const before = offsets.toIndex(Math.max(0, start - CONTEXT_LENGTH) as CodePointOffset);
  const after = offsets.toIndex(Math.min(offsets.length, end + CONTEXT_LENGTH) as CodePointOffset);
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(from, to),
      prefix: text.slice(before, from),
      suffix: text.slice(to, after),
    },
    position: { type: 'TextPositionSelector', start, end },
  };
}

/**
 * Find where `selectors` point in `text`.
 *
 * The position is believed only if the words there, and the words around them,
 * are the ones that were quoted. Otherwise the quote is searched for, and its
 * context decides between several occurrences.
 */
export function anchorTarget(
  text: ArticleText,
  selectors: TargetSelectors,
  offsets: OffsetMap = offsetMap(text),
): AnchorResult {
  const { quote, position } = selectors;
  const search: Search = {
    text,
    offsets,
    exact: quote.exact,
    before: isCut(quote.prefix) ? quote.prefix : EDGE + quote.prefix,
    after: isCut(quote.suffix) ? quote.suffix : quote.suffix + EDGE,
  };
  const inPlace = matchAt(search, position.start);
  return inPlace ?? searchFor(search);
}

/**
 * Find a quotation that came in a file. A position is believed when the words
 * there are the quoted ones and no given context contradicts it; a context that
 * was not given decides nothing. Line endings of the quotation are taken as
 * those of the text.
 */
export function anchorQuote(
  text: ArticleText,
  quoted: QuotedPassage,
  offsets: OffsetMap = offsetMap(text),
): AnchorResult {
  const search: Search = {
    text,
    offsets,
    exact: unifyLineEndings(quoted.exact),
    before: unifyLineEndings(quoted.prefix ?? ''),
    after: unifyLineEndings(quoted.suffix ?? ''),
  };
  const inPlace = quoted.start === undefined ? null : matchAt(search, quoted.start);
  return inPlace ?? searchFor(search);
}

type Search = {
  text: ArticleText;
  offsets: OffsetMap;
  exact: string;
  /** The words expected before and after; a context that begins or ends with EDGE ran into it. */
  before: string;
  after: string;
};

type Match = { from: StringIndex; context: number; wholeSide: boolean };

/** The passage at `start`, if its words and its whole context are the expected ones. */
function matchAt(search: Search, start: number): AnchorResult | null {
  const { text, offsets, exact, before, after } = search;
  if (exact === '' || !Number.isInteger(start) || start < 0 || start > offsets.length) return null;
  const from = offsets.toIndex(start as CodePointOffset);
  if (!text.startsWith(exact, from)) return null;
  const match = measure(search, from);
  if (match.context !== before.length + after.length) return null;
  return { status: 'anchored', position: toPosition(search, from), by: 'position' };
}

function searchFor(search: Search): AnchorResult {
  const found = findOccurrences(search.text, search.exact);
  const [only, second] = found;
  if (only === undefined) return { status: 'orphaned' };
  // Words that stand in the text once need no context to be told from others.
  if (second === undefined) {
    return { status: 'anchored', position: toPosition(search, only), by: 'quote' };
  }

  let leaders: Match[] = [];
  let best = -1;
  let next = -1;
  for (const from of found) {
    const match = measure(search, from);
    if (match.context > best) {
      next = best;
      best = match.context;
      leaders = [match];
    } else {
      if (match.context === best) leaders.push(match);
      next = Math.max(next, match.context);
    }
  }
  const [first] = leaders;
  if (first !== undefined && leaders.length === 1) {
    if (first.wholeSide || best - next >= CLEAR_LEAD) {
      return { status: 'anchored', position: toPosition(search, first.from), by: 'quote' };
    }
  }
  const candidates = leaders.length > 1 ? leaders.map(({ from }) => from) : found;
  return {
    status: 'ambiguous',
    candidates: candidates.slice(0, MOST_CANDIDATES).map((from) => toPosition(search, from)),
  };
}

function measure({ text, exact, before, after }: Search, from: StringIndex): Match {
  const left = agreementBefore(text, from, before);
  const right = agreementAfter(text, from + exact.length, after);
  return {
    from,
    context: left + right,
    wholeSide:
      (before !== '' && left === before.length) || (after !== '' && right === after.length),
  };
}

/** How many units of `expected`, read backwards, stand directly before `index`. */
function agreementBefore(text: string, index: number, expected: string): number {
  let length = 0;
  while (length < expected.length) {
    const at = index - 1 - length;
    const unit = at === -1 ? EDGE : text[at];
    if (unit !== expected[expected.length - 1 - length]) break;
    length += 1;
  }
  return length;
}

function agreementAfter(text: string, index: number, expected: string): number {
  let length = 0;
  while (length < expected.length) {
    const at = index + length;
    const unit = at === text.length ? EDGE : text[at];
    if (unit !== expected[length]) break;
    length += 1;
  }
  return length;
}

/** Context of full length was cut there; shorter context ran into the edge of the text. */
function isCut(context: string): boolean {
  return codePointLength(context) >= CONTEXT_LENGTH;
}

function toPosition({ offsets, exact }: Search, from: StringIndex): TextPositionSelector {
  return {
    type: 'TextPositionSelector',
    start: offsets.toOffset(from),
    end: offsets.toOffset((from + exact.length) as StringIndex),
  };
}

function unifyLineEndings(words: string): string {
  return words.replace(/\r\n?/g, '\n');
}
