/** Paragraphs that stand somewhere else as they are: the surest of moves. */
import { type Matching, take } from './fill-gap';
import type { WordStretch } from './word-runs';
import { isSign, LINE_START, type WordTokens } from './word-tokens';

/** One word alone is no paragraph that could be told from another. */
const FEWEST_WORDS = 2;

/** Lines of which no word has a partner, and which stand once among these in both texts. */
export function moveLines(matching: Matching): void {
  const { old, fresh, shared } = matching;
  const newLines = freeLines(fresh, shared.origins);
  for (const [key, line] of freeLines(old, shared.images)) {
    const other = newLines.get(key);
    if (line === null || other === undefined || other === null) continue;
    const length = line.to - line.from;
    take(shared, { inOld: line.from, inNew: other.from, length });
    shared.moved.fill(1, line.from, line.to);
  }
}

/** By their words; `null` for a line that stands there more than once. */
function freeLines(tokens: WordTokens, matches: Int32Array): Map<string, WordStretch | null> {
  const lines = new Map<string, WordStretch | null>();
  for (let from = 0; from < tokens.count;) {
    let to = from + 1;
    while (to < tokens.count && ((tokens.flags[to] ?? 0) & LINE_START) === 0) to += 1;
    if (isFree(tokens, matches, from, to)) {
      const key = tokens.ids.subarray(from, to).join(' ');
      lines.set(key, lines.has(key) ? null : { from, to });
    }
    from = to;
  }
  return lines;
}

function isFree(tokens: WordTokens, matches: Int32Array, from: number, to: number): boolean {
  let words = 0;
  for (let at = from; at < to; at += 1) {
    if (matches[at] !== -1) return false;
    if (!isSign(tokens, at)) words += 1;
  }
  return words >= FEWEST_WORDS;
}
