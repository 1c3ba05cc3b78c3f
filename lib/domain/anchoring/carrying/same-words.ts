/** Whether two stretches hold the same words, whatever they look like. */
import type { WordStretch } from './word-runs';
import { AFTER_SPACE, CAPITAL, SENTENCE_START, type WordTokens } from './word-tokens';

/**
 * The same words and signs, with white space between the same ones. The first
 * letter of a word may be another size where a sentence, or the stretch, begins
 * with it; elsewhere a capital tells a name from a word.
 */
export function isSameWords(
  old: WordTokens,
  inOld: WordStretch,
  fresh: WordTokens,
  inNew: WordStretch,
): boolean {
  const length = inOld.to - inOld.from;
  if (inNew.to - inNew.from !== length) return false;
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [inOld.from + at, inNew.from + at];
    if (old.ids[one] !== fresh.ids[other]) return false;
    const flags = old.flags[one] ?? 0;
    const newFlags = fresh.flags[other] ?? 0;
    const differing = flags ^ newFlags;
    if (at > 0 && (differing & AFTER_SPACE) !== 0) return false;
    const mayDiffer = at === 0 || ((flags | newFlags) & SENTENCE_START) !== 0;
    if ((differing & CAPITAL) !== 0 && !mayDiffer) return false;
  }
  return true;
}
