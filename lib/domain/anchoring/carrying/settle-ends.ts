/**
 * Every sentence ends in one of few signs, so it is all the same to a comparison
 * which full stop is which. To a reader it is not: the one of an edited sentence is
 * its own, and not that of a sentence that was put in after it or taken out.
 */
import { type Matching, take } from './fill-gap';
import { isSign, startsSentence, type WordTokens } from './word-tokens';

/** A full stop, a closing bracket and a closing quotation mark. */
const LONGEST_END = 3;
/** How much can have been put in or taken out. */
const FURTHEST = 400;

export function settleEnds(matching: Matching): void {
  const { old, fresh, shared } = matching;
  const { images, origins } = shared;
  for (let at = 0; at < old.count; at += 1) {
    if (opensSentence(matching, at))
      take(shared, { inOld: at, inNew: imageAfter(images, at) - 1, length: 1 });
    const inNew = images[at] ?? -1;
    if (at === 0 || inNew < 1 || images[at - 1] === inNew - 1) continue;
    const length = endLength(old, fresh, images, at, inNew);
    if (length === 0) continue;
    const oldGap = freeBefore(images, at);
    const newGap = freeBefore(origins, inNew);
    const oldEnd = earlierEnd(old, at, length, oldGap);
    const newEnd = earlierEnd(fresh, inNew, length, newGap);
    if (oldEnd === -1 && newEnd === -1) continue;
    if (oldEnd !== -1 && newEnd !== -1) {
      // Both have a sentence more; the one that goes on from before ends in both.
      if (!startsSentence(old, oldGap) && !startsSentence(fresh, newGap)) {
        take(shared, { inOld: oldEnd, inNew: newEnd, length });
      }
      continue;
    }
    const wasMoved = shared.moved[at] ?? 0;
    const run = {
      inOld: oldEnd === -1 ? at : oldEnd,
      inNew: newEnd === -1 ? inNew : newEnd,
      length,
    };
    take(shared, run);
    shared.moved.fill(wasMoved, run.inOld, run.inOld + length);
  }
}

function imageAfter(images: Int32Array, at: number): number {
  return images[at + 1] ?? -1;
}

/** Whether a sign opens the sentence that follows it in both texts and is not matched so. */
function opensSentence({ old, fresh, shared: { images } }: Matching, at: number): boolean {
  const next = imageAfter(images, at);
  if (next < 1 || images[at] === next - 1 || old.ids[at] !== fresh.ids[next - 1]) return false;
  return startsSentence(old, at) && startsSentence(fresh, next - 1) && isSign(old, at);
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
