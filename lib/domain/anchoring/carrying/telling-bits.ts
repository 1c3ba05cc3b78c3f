/** How much a word tells of where it stands. */
import type { WordStretch } from './word-runs';
import { isSign, type WordTokens } from './word-tokens';

/** In a short text every word is rare; what a word tells is known from longer ones. */
const USUAL_LENGTH = 20_000;
/** What the short words tell that make up half of any text, and the signs. */
const MOST_OF_SHORT = 7;
const MOST_OF_SIGNS = 4;
const SHORT = 3;
const MOST = 20;

/** −log2 of how often each word occurs in the texts together, by its number; from 1 to 20. */
export function tellingBits(texts: readonly WordTokens[], words: number): Uint8Array {
  const counts = new Uint32Array(words);
  const limits = new Uint8Array(words).fill(MOST);
  let total = 0;
  for (const tokens of texts) {
    total += tokens.count;
    for (let at = 0; at < tokens.count; at += 1) {
      const word = tokens.ids[at] ?? 0;
      const count = counts[word] ?? 0;
      if (count === 0) limits[word] = limitOf(tokens, at);
      counts[word] = count + 1;
    }
  }
  const length = Math.max(total, USUAL_LENGTH);
  const bits = new Uint8Array(words);
  for (let word = 0; word < words; word += 1) {
    const rarity = Math.round(Math.log2(length / Math.max(1, counts[word] ?? 1)));
    bits[word] = Math.min(limits[word] ?? MOST, Math.max(1, rarity));
  }
  return bits;
}

/** What a stretch of words tells, in bits; never 0 where there are words. */
export function weigh(ids: Int32Array, bits: Uint8Array, { from, to }: WordStretch): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += bits[ids[at] ?? 0] ?? 1;
  return sum;
}

function limitOf(tokens: WordTokens, at: number): number {
  if (isSign(tokens, at)) return MOST_OF_SIGNS;
  const start = tokens.starts[at] ?? 0;
  const first = tokens.text.charCodeAt(start);
  const isFigure = first >= 48 && first <= 57;
  return !isFigure && (tokens.ends[at] ?? 0) - start <= SHORT ? MOST_OF_SHORT : MOST;
}
