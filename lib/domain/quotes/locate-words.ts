/** Where the words of a quotation stand in a text, in time that grows with the text alone. */
import { alignWords, type Alignment } from './align-words';

type Range = { from: number; to: number };

/** Stretches of the text that are looked at closely. */
const CANDIDATES = 3;

/** The first place where the words stand in a row; -1 for none. Knuth, Morris and Pratt. */
function findRun(words: Int32Array, text: Int32Array, { from, to }: Range): number {
  const borders = new Int32Array(words.length);
  for (let at = 1, length = 0; at < words.length; at += 1) {
    while (length > 0 && words[at] !== words[length]) length = borders[length - 1] ?? 0;
    if (words[at] === words[length]) length += 1;
    borders[at] = length;
  }
  for (let at = from, matched = 0; at < to; at += 1) {
    while (matched > 0 && text[at] !== words[matched]) matched = borders[matched - 1] ?? 0;
    if (text[at] === words[matched]) matched += 1;
    if (matched === words.length) return at - words.length + 1;
  }
  return -1;
}

/** The place that has most of the words in their order; `null` where no word stands there. */
export function locateWords(words: Int32Array, text: Int32Array, range: Range): Alignment | null {
  if (words.length === 0) return null;
  const run = findRun(words, text, range);
  if (run !== -1) {
    return { pairs: words.map((_, at) => run + at), score: Infinity };
  }
  let best: Alignment | null = null;
  for (const candidate of likelyStretches(words, text, range)) {
    const alignment = alignWords(words, text, candidate);
    if (best === null || alignment.score > best.score) best = alignment;
  }
  return best === null || best.score <= 0 ? null : best;
}

/** Stretches with the most of the quotation's words, a rare word counting for more than a common one. */
function likelyStretches(words: Int32Array, text: Int32Array, { from, to }: Range): Range[] {
  const counts = new Map<number, number>();
  for (const word of words) counts.set(word, 0);
  for (let at = from; at < to; at += 1) {
    const count = counts.get(text[at] ?? -1);
    if (count !== undefined) counts.set(text[at] ?? -1, count + 1);
  }
  const length = words.length * 2 + 40;
  const sums = new Float64Array(Math.max(0, to - from));
  let sum = 0;
  const weightAt = (at: number) => {
    const count = counts.get(text[at] ?? -1);
    return count === undefined ? 0 : 1 / count;
  };
  for (let at = from; at < to; at += 1) {
    sum += weightAt(at);
    if (at - length >= from) sum -= weightAt(at - length);
    sums[at - from] = sum;
  }
  const found: Range[] = [];
  while (found.length < CANDIDATES) {
    let bestEnd = -1;
    let most = 1e-9;
    for (const [index, value] of sums.entries()) {
      if (value > most) {
        most = value;
        bestEnd = from + index;
      }
    }
    if (bestEnd === -1) break;
    const stretch = {
      from: Math.max(from, bestEnd - length - words.length),
      to: Math.min(to, bestEnd + 1 + words.length),
    };
    found.push(stretch);
    // Its neighbors hold the same words; the next one is looked for elsewhere.
    sums.fill(0, Math.max(0, stretch.from - from), Math.max(0, stretch.to - from + length));
  }
  return found;
}
