/**
 * Where passages of the old text stand in the new one, told from which words of
 * the two are the same.
 */
import type { WordStretch } from './word-runs';
import type { SharedWords } from './fill-gap';
import { findRivals } from './find-rivals';
import { firstFrom } from './passage-diff';
import { replacedWords } from './replaced-words';
import { withSwapped } from './swapped-words';
import { whereItStood } from './where-it-stood';
import { isSameWords } from './same-words';
import { isSign, SENTENCE_START, type WordTokens } from './word-tokens';

/** Below this share of what a passage says, by how telling its words are, it is gone. */
const LEAST_SHARE = 0.34;
/** Unless this share of its letters is left: words that recur tell little each. */
const ENOUGH_LETTERS = 0.5;
/** Below this share of its letters it is gone, however telling the few that are left. */
const LEAST_LETTERS = 0.2;
/** Words of a passage that stand further apart than this stand in two places. */
const FURTHEST = 60;

/** In UTF-16 units of the new text. */
export type Placement =
  | { status: 'anchored' | 'moved'; from: number; to: number; isIdentical: boolean }
  | { status: 'changed'; from: number; to: number }
  | { status: 'ambiguous'; candidates: readonly { from: number; to: number }[] }
  | { status: 'orphaned'; stood: number };

export type PassagePlacer = (from: number, to: number) => Placement;

export function passagePlacer(
  old: WordTokens,
  fresh: WordTokens,
  shared: SharedWords,
): PassagePlacer {
  const { images, moved, bits } = shared;
  const rivals = findRivals(old, fresh, shared);

  const stoodAt = whereItStood(old, fresh, shared);

  return (from, to) => {
    const words = { from: firstEndingAfter(old, from), to: firstFrom(old.starts, old.count, to) };
    const image = words.to > words.from ? largestImage(old, shared, words) : null;
    if (image === null || !isLeft(image)) {
      const instead = replacedWords(old, fresh, shared, words);
      if (instead === null) return { status: 'orphaned', stood: stoodAt(words) };
      return {
        status: 'changed',
        from: fresh.starts[instead.from] ?? 0,
        to: fresh.ends[instead.to - 1] ?? 0,
      };
    }
    const inNew = withSwapped(old, fresh, shared, words, {
      from: reachBack(old, fresh, shared, words.from, image),
      to: reachOn(old, fresh, shared, words.to, image),
    });
    const place = {
      from: startIn(old, fresh, words, inNew, from),
      to: endIn(old, fresh, words, inNew, to),
    };
    if (!isSameWords(old, words, fresh, inNew) || !isWhole(old, fresh, words, inNew, from, to)) {
      return { status: 'changed', ...place };
    }
    const others = rivals(words, inNew);
    if (others.length > 0 || shared.doubtful[words.from] === 1) {
      // A cut within the first or the last word is the same in each.
      const lead = Math.max(0, from - (old.starts[words.from] ?? 0));
      const trail = Math.max(0, (old.ends[words.to - 1] ?? 0) - to);
      const candidates = [inNew, ...others]
        .filter((at) => isWhole(old, fresh, words, at, from, to))
        .map((at) => ({
          from: (fresh.starts[at.from] ?? 0) + lead,
          to: (fresh.ends[at.to - 1] ?? 0) - trail,
        }));
      candidates.sort((a, b) => a.from - b.from);
      return { status: 'ambiguous', candidates };
    }
    const isIdentical =
      to - from === place.to - place.from &&
      old.text.slice(from, to) === fresh.text.slice(place.from, place.to);
    return { status: image.isMoved ? 'moved' : 'anchored', ...place, isIdentical };
  };

  /** Every sentence has a full stop: one says nothing of where the words before it went. */
  function isStraySign(at: number, inNew: number, first: number): boolean {
    if (!isSign(old, at) || images[at - 1] === inNew - 1) return false;
    return at !== first || images[at + 1] !== inNew + 1;
  }

  function largestImage(
    tokens: WordTokens,
    { images: placed }: SharedWords,
    words: WordStretch,
  ): Image | null {
    let total = 0;
    let letters = 0;
    let best: Image | null = null;
    let current: Image | null = null;
    for (let at = words.from; at < words.to; at += 1) {
      const weight = bits[tokens.ids[at] ?? 0] ?? 1;
      const length = (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0);
      total += weight;
      letters += length;
      const inNew = placed[at] ?? -1;
      if (inNew === -1 || isStraySign(at, inNew, words.from)) continue;
      if (current === null || inNew <= current.lastNew || inNew - current.lastNew > FURTHEST) {
        current = {
          firstOld: at,
          firstNew: inNew,
          lastOld: at,
          lastNew: inNew,
          weight: 0,
          share: 0,
          letters: 0,
          isMoved: moved[at] === 1,
        };
      }
      current.lastOld = at;
      current.lastNew = inNew;
      current.weight += weight;
      current.letters += length;
      if (best === null || current.weight > best.weight) best = current;
    }
    if (best !== null) {
      best.share = best.weight / total;
      best.letters /= letters;
    }
    return best;
  }
}

/** The words of a passage that stand together in the new text. */
type Image = {
  firstOld: number;
  firstNew: number;
  lastOld: number;
  lastNew: number;
  weight: number;
  /** Of all that the passage says. */
  share: number;
  /** Of its letters. */
  letters: number;
  isMoved: boolean;
};

function isLeft({ share, letters }: Image): boolean {
  if (letters < LEAST_LETTERS) return false;
  return share >= LEAST_SHARE || letters >= ENOUGH_LETTERS;
}

/**
 * The first word of the new passage. Where the first words were replaced, the words
 * in their place belong to it: back to the last word that stands before the passage
 * in both, and no further than to the start of the sentence. Where words before the
 * passage were replaced with them, each side has its part.
 */
function reachBack(
  old: WordTokens,
  fresh: WordTokens,
  { images }: SharedWords,
  passageFrom: number,
  image: Image,
): number {
  const lost = image.firstOld - passageFrom;
  if (lost === 0) return image.firstNew;
  let before = passageFrom - 1;
  while (before >= 0 && passageFrom - before <= FURTHEST && images[before] === -1) before -= 1;
  const known = before >= 0 ? (images[before] ?? -1) : -1;
  const isNear = known < image.firstNew && image.firstNew - known <= FURTHEST;
  let floor = isNear ? known + 1 : Math.max(0, image.firstNew - lost - 3);
  let sentence = image.firstNew;
  while (sentence > floor && ((fresh.flags[sentence] ?? 0) & SENTENCE_START) === 0) sentence -= 1;
  floor = Math.max(floor, sentence);
  const outside = isNear ? passageFrom - 1 - before : 0;
  const startsSentence = ((old.flags[passageFrom] ?? 0) & SENTENCE_START) !== 0;
  if (outside === 0 || (startsSentence && floor === sentence)) return floor;
  return image.firstNew - Math.round(((image.firstNew - floor) * lost) / (lost + outside));
}

/** Behind the last word of the new passage: as `reachBack`, forwards. */
function reachOn(
  old: WordTokens,
  fresh: WordTokens,
  { images }: SharedWords,
  passageTo: number,
  image: Image,
): number {
  const lost = passageTo - 1 - image.lastOld;
  const end = image.lastNew + 1;
  if (lost === 0) return end;
  let after = passageTo;
  while (after < old.count && after - passageTo < FURTHEST && images[after] === -1) after += 1;
  const known = after < old.count ? (images[after] ?? -1) : -1;
  const isNear = known !== -1 ? known >= end && known - end <= FURTHEST : after === old.count;
  const limit = known === -1 ? fresh.count : known;
  let ceiling = isNear ? limit : Math.min(fresh.count, end + lost + 3);
  let sentence = end;
  while (sentence < ceiling && ((fresh.flags[sentence] ?? 0) & SENTENCE_START) === 0) sentence += 1;
  ceiling = Math.min(ceiling, sentence);
  const outside = isNear ? after - passageTo : 0;
  const endsSentence =
    passageTo === old.count || ((old.flags[passageTo] ?? 0) & SENTENCE_START) !== 0;
  if (outside === 0 || (endsSentence && ceiling === sentence)) return ceiling;
  return end + Math.round(((ceiling - end) * lost) / (lost + outside));
}

/** A passage may begin within a word, or with the space before one. */
function startIn(
  old: WordTokens,
  fresh: WordTokens,
  words: WordStretch,
  inNew: WordStretch,
  from: number,
): number {
  const start = fresh.starts[inNew.from] ?? 0;
  const oldStart = old.starts[words.from] ?? 0;
  if (old.ids[words.from] !== fresh.ids[inNew.from] || from === oldStart) return start;
  if (from > oldStart)
    return start + withinWord(old, fresh, words.from, inNew.from, from - oldStart);
  const earlier = inNew.from === 0 ? 0 : (fresh.ends[inNew.from - 1] ?? 0);
  return Math.max(earlier, start - (oldStart - from));
}

function endIn(
  old: WordTokens,
  fresh: WordTokens,
  words: WordStretch,
  inNew: WordStretch,
  to: number,
): number {
  const end = fresh.ends[inNew.to - 1] ?? 0;
  const oldEnd = old.ends[words.to - 1] ?? 0;
  if (old.ids[words.to - 1] !== fresh.ids[inNew.to - 1] || to === oldEnd) return end;
  if (to < oldEnd) {
    const start = fresh.starts[inNew.to - 1] ?? 0;
    const inWord = to - (old.starts[words.to - 1] ?? 0);
    return start + withinWord(old, fresh, words.to - 1, inNew.to - 1, inWord);
  }
  const later = inNew.to >= fresh.count ? fresh.text.length : (fresh.starts[inNew.to] ?? 0);
  return Math.min(later, end + (to - oldEnd));
}

/** So far into a word, in its other spelling. */
function withinWord(
  old: WordTokens,
  fresh: WordTokens,
  inOld: number,
  inNew: number,
  units: number,
): number {
  const oldLength = (old.ends[inOld] ?? 0) - (old.starts[inOld] ?? 0);
  const newLength = (fresh.ends[inNew] ?? 0) - (fresh.starts[inNew] ?? 0);
  if (oldLength === newLength) return units;
  return Math.min(newLength, Math.round((units * newLength) / Math.max(1, oldLength)));
}

/**
 * Whether the cut is the same where a passage begins or ends within a word: there
 * the word must be spelled alike, or the passage holds other letters.
 */
function isWhole(
  old: WordTokens,
  fresh: WordTokens,
  words: WordStretch,
  inNew: WordStretch,
  from: number,
  to: number,
): boolean {
  const cutsFirst = from > (old.starts[words.from] ?? 0);
  const cutsLast = to < (old.ends[words.to - 1] ?? 0);
  const spelling = (tokens: WordTokens, at: number) =>
    tokens.text.slice(tokens.starts[at] ?? 0, tokens.ends[at] ?? 0);
  return (
    (!cutsFirst || spelling(old, words.from) === spelling(fresh, inNew.from)) &&
    (!cutsLast || spelling(old, words.to - 1) === spelling(fresh, inNew.to - 1))
  );
}

function firstEndingAfter({ ends, count }: WordTokens, index: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}
