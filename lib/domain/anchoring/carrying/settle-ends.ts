/**
 * Every sentence ends in one of few signs, so it is all the same to a comparison
 * which full stop is which. To a reader it is not: the one of an edited sentence is
 * its own, and not that of a sentence that was put in after it or taken out.
 */
import type { Matching } from './fill-gap';
import { SENTENCE_START, type WordTokens } from './word-tokens';

/** A full stop, a closing bracket and a closing quotation mark. */
const LONGEST_END = 3;
/** How much can have been put in or taken out. */
const FURTHEST = 400;

export function settleEnds({ old, fresh, shared }: Matching): void {
  const { images, origins } = shared;
  for (let at = 1; at < old.count; at += 1) {
    const inNew = images[at] ?? -1;
    if (inNew < 1 || images[at - 1] === inNew - 1) continue;
    const length = endLength(old, fresh, images, at, inNew);
    if (length === 0) continue;
    const oldGap = freeBefore(images, at);
    const newGap = freeBefore(origins, inNew);
    const oldEnd = earlierEnd(old, at, length, oldGap);
    const newEnd = earlierEnd(fresh, inNew, length, newGap);
    // Only where one side has a sentence more can it be the other end.
    if ((oldEnd === -1) === (newEnd === -1)) continue;
    for (let step = 0; step < length; step += 1) {
      const [fromOld, fromNew] = [at + step, inNew + step];
      images[fromOld] = -1;
      origins[fromNew] = -1;
      const toOld = oldEnd === -1 ? fromOld : oldEnd + step;
      const toNew = newEnd === -1 ? fromNew : newEnd + step;
      images[toOld] = toNew;
      origins[toNew] = toOld;
      shared.moved[toOld] = shared.moved[fromOld] ?? 0;
    }
  }
}

/** How many signs a run begins with that end a sentence in both texts; 0 for none. */
function endLength(
  old: WordTokens,
  fresh: WordTokens,
  images: Int32Array,
  at: number,
  inNew: number,
): number {
  for (let length = 1; length <= LONGEST_END; length += 1) {
    if (images[at + length - 1] !== inNew + length - 1) return 0;
    if (startsSentence(old, at + length - 1) || !isSign(old, at + length - 1)) return 0;
    if (startsSentence(old, at + length) && startsSentence(fresh, inNew + length)) return length;
  }
  return 0;
}

/** The first end of a sentence with the same signs in the unmatched words before, or −1. */
function earlierEnd(tokens: WordTokens, at: number, length: number, gapFrom: number): number {
  for (let place = gapFrom; place + length <= at; place += 1) {
    let same = 0;
    while (same < length && tokens.ids[place + same] === tokens.ids[at + same]) same += 1;
    if (same === length && startsSentence(tokens, place + length)) return place;
  }
  return -1;
}

/** From where on the words before this one are unmatched. */
function freeBefore(matches: Int32Array, at: number): number {
  let from = at;
  while (from > 0 && at - from < FURTHEST && matches[from - 1] === -1) from -= 1;
  return from;
}

function startsSentence(tokens: WordTokens, at: number): boolean {
  return at >= tokens.count || ((tokens.flags[at] ?? 0) & SENTENCE_START) !== 0;
}

function isSign(tokens: WordTokens, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(tokens.text.slice(tokens.starts[at], tokens.ends[at]));
}
