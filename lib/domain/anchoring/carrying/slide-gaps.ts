/**
 * Where two neighboring sentences begin alike, a comparison of words cannot say
 * which of them was deleted: the words they share fit either. A reader says that a
 * sentence was deleted, and not the end of one with the beginning of the next. So
 * what was taken out or put in is moved, as far as the words allow, to where it
 * begins with a line or a sentence.
 */
import type { Matching } from './fill-gap';
import { LINE_START, SENTENCE_START, type WordTokens } from './word-tokens';

/** How far, in words. */
const FURTHEST = 200;

export function slideGaps({ old, fresh, shared }: Matching): void {
  slide(old, shared.images, shared.origins, shared.moved);
  slide(fresh, shared.origins, shared.images, null);
}

/**
 * @param matches for each word its word on the other side, or −1; `others` is the same from there.
 * @param moved goes with the words of this side.
 */
function slide(
  tokens: WordTokens,
  matches: Int32Array,
  others: Int32Array,
  moved: Uint8Array | null,
): void {
  for (let from = 1; from < tokens.count; from += 1) {
    if (matches[from] !== -1 || matches[from - 1] === -1) continue;
    let to = from + 1;
    while (to < tokens.count && matches[to] === -1) to += 1;
    // Nothing stands on the other side in its place.
    const isAlone = to < tokens.count && matches[to] === (matches[from - 1] ?? -1) + 1;
    if (isAlone) {
      const by = bestSlide(tokens, matches, from, to);
      for (let step = 1; step <= -by; step += 1) hand(from - step, to - step);
      for (let step = 0; step < by; step += 1) hand(to + step, from + step);
      to += Math.max(0, by);
    }
    from = to;
  }

  function hand(giver: number, taker: number): void {
    const other = matches[giver] ?? -1;
    matches[taker] = other;
    matches[giver] = -1;
    others[other] = taker;
    if (moved !== null) {
      moved[taker] = moved[giver] ?? 0;
      moved[giver] = 0;
    }
  }
}

/** By how many words, negative towards the beginning; 0 where it already begins best. */
function bestSlide(tokens: WordTokens, matches: Int32Array, from: number, to: number): number {
  const { ids } = tokens;
  let best = 0;
  let bestStart = startOf(tokens, from);
  for (let step = 1; step <= FURTHEST && from - step >= 0; step += 1) {
    const isRow = matches[from - step] === (matches[from - 1] ?? -1) - step + 1;
    if (!isRow || matches[from - step] === -1 || ids[from - step] !== ids[to - step]) break;
    const start = startOf(tokens, from - step);
    if (start > bestStart) [best, bestStart] = [-step, start];
  }
  for (let step = 1; step <= FURTHEST && to + step <= tokens.count; step += 1) {
    const isRow = matches[to + step - 1] === (matches[to] ?? -1) + step - 1;
    if (!isRow || ids[from + step - 1] !== ids[to + step - 1]) break;
    const start = startOf(tokens, from + step);
    const isNearer = start === bestStart && step < -best;
    if (start > bestStart || isNearer) [best, bestStart] = [step, start];
  }
  return best;
}

/** 2 where a line begins, 1 where a sentence does. */
function startOf({ flags }: WordTokens, at: number): number {
  const own = flags[at] ?? 0;
  if ((own & LINE_START) !== 0) return 2;
  return (own & SENTENCE_START) !== 0 ? 1 : 0;
}
