/** Quotations and their surroundings as words, all in one row. */
import type { WordStretch } from './word-runs';
import { tokenizeWords, type WordTable, type WordTokens } from './word-tokens';

export type QuoteWords = { prefix: WordStretch; exact: WordStretch; suffix: WordStretch };

export function quoteTokens(
  quotes: readonly { exact: string; prefix: string; suffix: string }[],
  table: WordTable,
): { tokens: WordTokens; words: QuoteWords[] } {
  const parts = quotes.flatMap(({ prefix, exact, suffix }) => [prefix, exact, suffix]);
  const tokens = tokenizeWords(parts.join('\n'), table);
  let at = 0;
  let word = 0;
  const stretches = parts.map((part): WordStretch => {
    const from = word;
    const end = at + part.length;
    while (word < tokens.count && (tokens.starts[word] ?? 0) < end) word += 1;
    at = end + 1;
    return { from, to: word };
  });
  const none = { from: 0, to: 0 };
  const words = quotes.map((_, index) => ({
    prefix: stretches[index * 3] ?? none,
    exact: stretches[index * 3 + 1] ?? none,
    suffix: stretches[index * 3 + 2] ?? none,
  }));
  return { tokens, words };
}
