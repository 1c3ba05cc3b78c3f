/**
 * The quotations that stand in a passage of the article or around it, each held against
 * the captured words of what the claim cites: nearest counts the capture that has most of it.
 */
import type { ArticleText, CodePointSpan, StringIndex } from '../anchoring/article-text';
import { offsetMap } from '../anchoring/article-text';
import { quotationsIn } from '../anchoring/quotations';
import { checkQuote, QUOTE_VERDICTS, type QuoteCheck, type QuotedText } from './check-quote';

/** A quotation, marks and all, where it stands in the article. */
type PassageQuote = CodePointSpan & {
  /** The words between the marks. */
  said: string;
};

export type QuoteAgainst<T> = PassageQuote & { check: QuoteCheck; source: T };

/** A word or two in quotation marks is a name or a phrase, said by nobody in particular. */
const FEWEST_WORDS = 3;

/** Quotations that share words with the passage, in the order of the text. */
export function quotesOfPassage(text: ArticleText, passage: CodePointSpan): PassageQuote[] {
  const offsets = offsetMap(text);
  const [first, last] = [offsets.toIndex(passage.start), offsets.toIndex(passage.end)];
  const found: PassageQuote[] = [];
  let from = 0;
  for (const paragraph of text.split('\n')) {
    const to = from + paragraph.length;
    if (from < last && to > first) {
      for (const quotation of quotationsIn(paragraph)) {
        const said = paragraph.slice(quotation.from + 1, quotation.to - 1);
        const start = from + quotation.from;
        const end = from + quotation.to;
        // The words between the marks have to be touched, not the marks alone.
        if (start + 1 >= last || end - 1 <= first || countWords(said) < FEWEST_WORDS) continue;
        found.push({
          start: offsets.toOffset(start as StringIndex),
          end: offsets.toOffset(end as StringIndex),
          said,
        });
      }
    }
    from = to + 1;
  }
  return found;
}

/** Each quotation against the source that bears it out best; of equals the first. None without sources. */
export function checkPassageQuotes<T extends { words: QuotedText }>(
  quotes: readonly PassageQuote[],
  sources: readonly T[],
): QuoteAgainst<T>[] {
  return quotes.flatMap((quote) => {
    let best: QuoteAgainst<T> | null = null;
    for (const source of sources) {
      const check = checkQuote(quote.said, source.words);
      if (best === null || isNearer(check, best.check)) best = { ...quote, check, source };
    }
    return best === null ? [] : [best];
  });
}

function isNearer(one: QuoteCheck, other: QuoteCheck): boolean {
  const rank = ({ verdict }: QuoteCheck) => QUOTE_VERDICTS.indexOf(verdict);
  if (rank(one) !== rank(other)) return rank(one) < rank(other);
  return one.missing.length < other.missing.length;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
