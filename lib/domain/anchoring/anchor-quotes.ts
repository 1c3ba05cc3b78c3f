/**
 * Anchoring from quotations alone: the words, and a few words before and after
 * them, without the text they were taken from.
 *
 * Words and surroundings must bear each other out. Where the surroundings are found
 * without the words, the words were changed or deleted, wherever else they stand;
 * where the words are found in other surroundings, they are believed to be the same
 * only if they say enough to be told from others.
 */
import { type ArticleText, offsetMap, type StringIndex } from './article-text';
import type { CarriedPassage } from './carried-passage';
import { gapAligner } from './carrying/align-gap';
import { findContext } from './carrying/find-context';
import { quoteTokens, type QuoteWords } from './carrying/quote-tokens';
import { isSameWords } from './carrying/same-words';
import { tellingBits, weigh } from './carrying/telling-bits';
import { wordIndex } from './carrying/word-index';
import type { WordStretch } from './carrying/word-runs';
import { isSign, tokenizeWords, wordTable } from './carrying/word-tokens';
import { diffWords } from './word-diff';

export type QuoteToAnchor = { id: string; exact: string; prefix: string; suffix: string };

/** So much of the surroundings, in bits, places words that say little themselves. */
const ENOUGH_CONTEXT = 8;
/** Words that say this much are told from others without their surroundings. */
const TELLING_BITS = 40;
const TELLING_WORDS = 5;
/** By how much one place must be ahead of the next. */
const CLEAR_LEAD = 3;
const MOST_CANDIDATES = 50;

/**
 * Find quotations in a text, each on its own. `anchored`: the words, where their
 * surroundings say; `moved`: the words, in other surroundings; the others as when
 * passages are carried over.
 */
export function anchorQuotes(
  text: ArticleText,
  quotes: readonly QuoteToAnchor[],
): CarriedPassage[] {
  const table = wordTable();
  const fresh = tokenizeWords(text, table);
  const { tokens: quoted, words } = quoteTokens(quotes, table);
  const index = wordIndex(fresh, table.size());
  const bits = tellingBits([fresh, quoted], table.size());
  const aligner = gapAligner(quoted.ids, fresh.ids, bits);
  const offsets = offsetMap(text);
  const bitsOf = (at: number) => bits[quoted.ids[at] ?? 0] ?? 1;

  return quotes.map((quote, at) => {
    const own = words[at];
    return own === undefined ? gone(quote.id, 0) : anchor(quote, own);
  });

  function anchor(quote: QuoteToAnchor, own: QuoteWords): CarriedPassage {
    const { exact } = own;
    if (exact.from === exact.to) return gone(quote.id, 0);
    const length = exact.to - exact.from;
    const found = index
      .placesOf(quoted.ids.subarray(exact.from, exact.to))
      .map((from) => ({ from, to: from + length }))
      .filter((place) => isSameWords(quoted, exact, fresh, place))
      .map((place) => ({ place, context: contextAround(own, place) }))
      .sort((a, b) =>
        a.context === b.context ? a.place.from - b.place.from : b.context - a.context,
      );
    const [best, next] = found;
    const hasContext = own.prefix.to > own.prefix.from || own.suffix.to > own.suffix.from;
    const isTelling = tells(exact);
    if (best !== undefined) {
      const isPlaced =
        !hasContext || best.context >= ENOUGH_CONTEXT || best.context >= fullContext(own);
      if (isPlaced || (isTelling && best.context > 0)) {
        const isClear = next === undefined || best.context - next.context >= CLEAR_LEAD;
        if (isClear) return placed(quote, best.place, 'anchored');
        const level = found.filter(({ context }) => best.context - context < CLEAR_LEAD);
        return ambiguous(
          quote.id,
          level.map(({ place }) => place),
        );
      }
    }
    const around = hasContext ? findContext({ quoted, fresh, index, bits, aligner }, own) : null;
    // An edited passage in its place is the passage, whatever copy of it stands elsewhere.
    if (around !== null && around.place !== null && (best === undefined || around.isWhole)) {
      return changed(quote, around.place);
    }
    // The surroundings without the words: what stands elsewhere is believed only if it tells.
    if (best === undefined || !isTelling) return gone(quote.id, around?.stood ?? 0);
    if (next !== undefined)
      return ambiguous(
        quote.id,
        found.map(({ place }) => place),
      );
    return placed(quote, best.place, 'moved');
  }

  /** The words of the surroundings that stand directly around a place, in bits. */
  function contextAround({ prefix, suffix }: QuoteWords, place: WordStretch): number {
    let sum = 0;
    for (let step = 1; prefix.to - step >= prefix.from; step += 1) {
      if (fresh.ids[place.from - step] !== quoted.ids[prefix.to - step]) break;
      sum += bitsOf(prefix.to - step);
    }
    for (let step = 0; suffix.from + step < suffix.to; step += 1) {
      if (fresh.ids[place.to + step] !== quoted.ids[suffix.from + step]) break;
      sum += bitsOf(suffix.from + step);
    }
    return sum;
  }

  function fullContext({ prefix, suffix }: QuoteWords): number {
    return weigh(quoted.ids, bits, prefix) + weigh(quoted.ids, bits, suffix);
  }

  function tells(words: WordStretch): boolean {
    let count = 0;
    for (let at = words.from; at < words.to; at += 1) if (!isSign(quoted, at)) count += 1;
    return weigh(quoted.ids, bits, words) >= TELLING_BITS && count >= TELLING_WORDS;
  }

  function spanOf({ from, to }: WordStretch) {
    return {
      start: offsets.toOffset((fresh.starts[from] ?? 0) as StringIndex),
      end: offsets.toOffset((fresh.ends[to - 1] ?? 0) as StringIndex),
    };
  }

  function placed(
    { id, exact }: QuoteToAnchor,
    place: WordStretch,
    status: 'anchored' | 'moved',
  ): CarriedPassage {
    const from = fresh.starts[place.from] ?? 0;
    const to = fresh.ends[place.to - 1] ?? 0;
    const lead = exact.length - exact.trimStart().length;
    // Space that the quotation begins or ends with belongs to it where the text has it, too.
    const isPadded = text.startsWith(exact, from - lead);
    const span = isPadded
      ? {
          start: offsets.toOffset((from - lead) as StringIndex),
          end: offsets.toOffset((from - lead + exact.length) as StringIndex),
        }
      : spanOf(place);
    return { id, status, isIdentical: isPadded || text.slice(from, to) === exact, ...span };
  }

  function changed({ id, exact }: QuoteToAnchor, place: WordStretch): CarriedPassage {
    const words = text.slice(fresh.starts[place.from] ?? 0, fresh.ends[place.to - 1] ?? 0);
    return { id, status: 'changed', ...spanOf(place), diff: diffWords(exact, words) };
  }

  function ambiguous(id: string, places: readonly WordStretch[]): CarriedPassage {
    const candidates = places
      .slice(0, MOST_CANDIDATES)
      .toSorted((a, b) => a.from - b.from)
      .map(spanOf);
    return { id, status: 'ambiguous', candidates };
  }

  /** @param word the words stood before this one. */
  function gone(id: string, word: number): CarriedPassage {
    const at = word === 0 ? 0 : (fresh.ends[word - 1] ?? 0);
    return { id, status: 'orphaned', stood: offsets.toOffset(at as StringIndex) };
  }
}
