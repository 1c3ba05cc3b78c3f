/**
 * What stands in the place of words of which nothing is left.
 *
 * “42” in “that 42 people were hurt” becomes “24”: the claim was edited and not
 * deleted. That is said only of a few words within a sentence that else stayed, and
 * never of a sentence that another one was put in place of.
 */
import type { SharedWords } from './fill-gap';
import type { WordStretch } from './word-runs';
import { isSign, startsSentence, type WordTokens } from './word-tokens';

/** More words than this were written anew. */
const MOST_REPLACED = 3;
/** How far to both sides the words of a sentence are looked at. */
const FURTHEST = 60;

/** The words of the new text in their place, or `null` where they were deleted. */
export function replacedWords(
  old: WordTokens,
  fresh: WordTokens,
  { images, origins, doubtful }: SharedWords,
  words: WordStretch,
): WordStretch | null {
  if (words.to <= words.from || doubtful[words.from] === 1) return null;
  const gap = { from: words.from, to: words.to };
  while (gap.from > 0 && images[gap.from - 1] === -1) {
    gap.from -= 1;
    if (words.from - gap.from > MOST_REPLACED) return null;
  }
  while (gap.to < old.count && images[gap.to] === -1) {
    gap.to += 1;
    if (gap.to - words.to > MOST_REPLACED) return null;
  }
  const inNew = {
    from: gap.from === 0 ? 0 : (images[gap.from - 1] ?? -1) + 1,
    to: gap.to === old.count ? fresh.count : (images[gap.to] ?? -1),
  };
  const place = facing();
  if (place === null || !isWithinSentence()) return null;
  return keptAround() >= replaced() ? place : null;

  /** Word for word where there are as many; else the one stretch for the other. */
  function facing(): WordStretch | null {
    const shift = inNew.from - gap.from;
    if (inNew.to - inNew.from === gap.to - gap.from) {
      for (let at = gap.from, run = 0; at < gap.to; at += 1) {
        const image = images[at] ?? -1;
        if (image !== -1 && image !== at + shift) return null;
        if (image === -1 && origins[at + shift] !== -1) return null;
        run = image === -1 ? run + 1 : 0;
        if (run > MOST_REPLACED) return null;
      }
      return { from: words.from + shift, to: words.to + shift };
    }
    const length = inNew.to - inNew.from;
    if (length < 1 || length > MOST_REPLACED + 1) return null;
    if (gap.from !== words.from || gap.to !== words.to) return null;
    if (words.to - words.from > MOST_REPLACED) return null;
    for (let at = words.from; at < words.to; at += 1) if (images[at] !== -1) return null;
    for (let at = inNew.from; at < inNew.to; at += 1) if (origins[at] !== -1) return null;
    return inNew;
  }

  /** Whether no sentence begins or ends between the words around them, in either text. */
  function isWithinSentence(): boolean {
    for (let at = gap.from + 1; at < gap.to; at += 1) if (startsSentence(old, at)) return false;
    for (let at = inNew.from + 1; at < inNew.to; at += 1) {
      if (startsSentence(fresh, at)) return false;
    }
    return startsSentence(old, gap.from) === startsSentence(fresh, inNew.from);
  }

  function replaced(): number {
    let count = 0;
    for (let at = gap.from; at < gap.to; at += 1) {
      if (images[at] === -1 && !isSign(old, at)) count += 1;
    }
    return Math.max(1, count);
  }

  /** Words of the same sentence that stand about where they stood beside these. */
  function keptAround(): number {
    let count = 0;
    const look = (at: number) => {
      const image = images[at] ?? -1;
      const isNear = image !== -1 && image >= inNew.from - FURTHEST && image < inNew.to + FURTHEST;
      if (isNear && !isSign(old, at)) count += 1;
    };
    for (let at = gap.from; at < gap.to; at += 1) look(at);
    for (let at = gap.from; at > 0 && gap.from - at < FURTHEST; at -= 1) {
      if (startsSentence(old, at)) break;
      look(at - 1);
    }
    for (let at = gap.to; at - gap.to < FURTHEST && !startsSentence(old, at); at += 1) look(at);
    return count;
  }
}
