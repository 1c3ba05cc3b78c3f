/**
 * Whether another place has as good a claim to be the passage as the one found.
 *
 * Words that stand several times are told apart by what stands around them. Where
 * all of that was rewritten on both sides, and a copy stands near that belongs to
 * nothing else, nobody can say which is which, and it is not said.
 */
import type { SharedWords } from './fill-gap';
import type { WordStretch } from './word-runs';
import type { WordTokens } from './word-tokens';

/** What tells where a passage stands: this many bits of unchanged words directly beside it. */
const ENOUGH_BITS = 12;
/** How far around a copy can be mistaken for the passage. */
const AROUND = 400;
/** Candidates worth showing. */
const MOST = 20;

export function findRivals(old: WordTokens, fresh: WordTokens, shared: SharedWords) {
  const { images, origins, bits } = shared;

  /** Unchanged words directly before and after, in bits. */
  const support = (words: WordStretch, inNew: WordStretch): number => {
    let sum = 0;
    for (let step = 1; sum < ENOUGH_BITS; step += 1) {
      const at = words.from - step;
      if (at < 0) {
        // Both begin the text.
        if (inNew.from - step < 0) sum += ENOUGH_BITS;
        break;
      }
      if (images[at] !== inNew.from - step) break;
      sum += bits[old.ids[at] ?? 0] ?? 1;
    }
    for (let step = 0; sum < ENOUGH_BITS; step += 1) {
      const at = words.to + step;
      if (at >= old.count) {
        if (inNew.to + step >= fresh.count) sum += ENOUGH_BITS;
        break;
      }
      if (images[at] !== inNew.to + step) break;
      sum += bits[old.ids[at] ?? 0] ?? 1;
    }
    return sum;
  };

  /** Copies of the words within the reach that belong to nothing of the other text. */
  const freeCopies = (
    tokens: WordTokens,
    belongs: Int32Array,
    own: WordStretch,
    words: WordStretch,
  ): WordStretch[] => {
    const length = words.to - words.from;
    const copies: WordStretch[] = [];
    const last = Math.min(tokens.count - length, own.from + AROUND);
    for (let at = Math.max(0, own.from - AROUND); at <= last && copies.length < MOST; at += 1) {
      if (at > own.from - length && at < own.to) continue;
      let same = 0;
      while (
        same < length &&
        belongs[at + same] === -1 &&
        tokens.ids[at + same] === old.ids[words.from + same]
      ) {
        same += 1;
      }
      if (same === length) copies.push({ from: at, to: at + length });
    }
    return copies;
  };

  return (words: WordStretch, inNew: WordStretch): WordStretch[] => {
    if (support(words, inNew) >= ENOUGH_BITS) return [];
    return freeCopies(fresh, origins, inNew, words);
  };
}
