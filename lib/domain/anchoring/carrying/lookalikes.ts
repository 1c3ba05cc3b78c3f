/**
 * Sentences that say the same of somebody else, or in other figures.
 *
 * In its place, a sentence with another figure is the sentence, edited. Where
 * nothing around it stayed, it is as likely another claim of the same shape, and a
 * verdict on the one is none on the other.
 */
import type { Matching } from './fill-gap';
import type { WordStretch } from './word-runs';
import { CAPITAL, isSign, SENTENCE_START, startsSentence, type WordTokens } from './word-tokens';

/** How near the end of a sentence what stayed of it must stand, to be beside the next one. */
const BESIDE = 10;

/**
 * Whether all that two sentences do not have in common are names and figures, and
 * there is something. Told by what is new in the second; where nothing is, by what
 * is gone from the first.
 */
export function isLookalike(
  { old, fresh }: Matching,
  inOld: WordStretch,
  inNew: WordStretch,
  isMatched: { old: (at: number) => boolean; fresh: (at: number) => boolean },
): boolean {
  const added = unmatchedKinds(fresh, inNew, isMatched.fresh);
  const words = added.length > 0 ? added : unmatchedKinds(old, inOld, isMatched.old);
  return words.length > 0 && words.every(Boolean);
}

/** For each word without a partner, whether it is a name or a figure. */
function unmatchedKinds(
  tokens: WordTokens,
  { from, to }: WordStretch,
  isMatched: (at: number) => boolean,
): boolean[] {
  const kinds: boolean[] = [];
  for (let at = from; at < to; at += 1) {
    if (isMatched(at) || isSign(tokens, at)) continue;
    const flags = tokens.flags[at] ?? 0;
    const isName = (flags & CAPITAL) !== 0 && (flags & SENTENCE_START) === 0;
    const first = tokens.text.charCodeAt(tokens.starts[at] ?? 0);
    kinds.push(isName || (first >= 48 && first <= 57));
  }
  return kinds;
}

/** Mark what was matched to a lookalike of which nobody can say that it stands in its place. */
export function markDoubtful(matching: Matching): void {
  const { old, fresh, shared } = matching;
  const { images, origins } = shared;
  const isMatched = {
    old: (at: number) => images[at] !== -1,
    fresh: (at: number) => origins[at] !== -1,
  };
  for (let from = 0; from < old.count;) {
    const to = sentenceEnd(old, from);
    const inNew = sentenceOf(matching, { from, to });
    const isDoubtful =
      inNew !== null &&
      isLookalike(matching, { from, to }, inNew, isMatched) &&
      !isBeside(matching, from, inNew.from, -1) &&
      !isBeside(matching, to - 1, inNew.to - 1, 1);
    if (isDoubtful) shared.doubtful.fill(1, from, to);
    from = to;
  }

  function sentenceEnd(tokens: WordTokens, start: number): number {
    let end = start + 1;
    while (end < tokens.count && !startsSentence(tokens, end)) end += 1;
    return end;
  }

  /** The one sentence that holds all that is left of this one, where something is missing. */
  function sentenceOf(
    { shared: { images: places } }: Matching,
    stretch: WordStretch,
  ): WordStretch | null {
    let first = -1;
    let last = -1;
    let lost = 0;
    for (let at = stretch.from; at < stretch.to; at += 1) {
      const image = places[at] ?? -1;
      if (image === -1) lost += 1;
      else {
        if (first === -1) first = image;
        last = image;
      }
    }
    if (first === -1 || lost === 0) return null;
    let start = first;
    while (start > 0 && !startsSentence(fresh, start)) start -= 1;
    const end = sentenceEnd(fresh, start);
    return last < end ? { from: start, to: end } : null;
  }
}

/** Whether the words beside two sentences, on one side, are the same: then they stand in one place. */
function isBeside(
  { old, fresh, shared: { images } }: Matching,
  inOld: number,
  inNew: number,
  step: 1 | -1,
): boolean {
  const [oldNext, newNext] = [inOld + step, inNew + step];
  const isOldEdge = oldNext < 0 || oldNext >= old.count;
  const isNewEdge = newNext < 0 || newNext >= fresh.count;
  if (isOldEdge || isNewEdge) return isOldEdge && isNewEdge;
  for (let away = 0; away < BESIDE; away += 1) {
    const at = oldNext + away * step;
    if (at < 0 || at >= old.count) return false;
    const image = images[at] ?? -1;
    if (image === -1 || isSign(old, at)) continue;
    return Math.abs(image - newNext) <= BESIDE + 2;
  }
  return false;
}
