/**
 * A text as the row of its words and signs, each with a number that is the same
 * for the same word in both versions. White space is no word; that there was some
 * is noted.
 */
import {
  APOSTROPHE,
  classOf,
  classOfPair,
  foldToken,
  IDEOGRAPH,
  INVISIBLE,
  LINE_BREAK,
  SPACE,
  SURROGATE,
  WORD,
} from './fold-character';

/** White space comes before it. */
export const AFTER_SPACE = 1;
/** Its first letter is a capital. */
export const CAPITAL = 2;
/** A sentence begins with it, as far as its signs tell. */
export const SENTENCE_START = 4;
/** A line begins with it. */
export const LINE_START = 8;
/** A sign and no word. */
const SIGN = 16;

/** Places are indexes into the string (UTF-16), which never leave this folder. */
export type WordTokens = {
  text: string;
  count: number;
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  flags: Uint8Array;
};

/** Numbers for words: what compares alike has one number, whichever text it came from. */
export type WordTable = {
  /** The number of the token between two indexes, and whether it begins with a capital. */
  numberOf(text: string, from: number, to: number, isPlain: boolean): number;
  isCapital(): boolean;
  size(): number;
};

export function wordTable(): WordTable {
  let slots = new Int32Array(1 << 14);
  let hashes = new Int32Array(1 << 13);
  /** Where each word stands written: folded but for its first unit, which is kept beside it. */
  const sources: string[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  const firsts: number[] = [];
  let count = 0;
  let capital = false;

  const isSame = (word: number, text: string, from: number, length: number, first: number) => {
    if (lengths[word] !== length || firsts[word] !== first) return false;
    const source = sources[word] ?? '';
    const start = starts[word] ?? 0;
    for (let at = 1; at < length; at += 1) {
      if (source.charCodeAt(start + at) !== text.charCodeAt(from + at)) return false;
    }
    return true;
  };

  const grow = () => {
    const larger = new Int32Array(slots.length * 2);
    const mask = larger.length - 1;
    for (let word = 0; word < count; word += 1) {
      let slot = (hashes[word] ?? 0) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = word + 1;
    }
    slots = larger;
    const moreHashes = new Int32Array(larger.length >> 1);
    moreHashes.set(hashes.subarray(0, count));
    hashes = moreHashes;
  };

  const find = (text: string, from: number, to: number): number => {
    const length = to - from;
    let first = text.charCodeAt(from);
    capital = first >= 65 && first <= 90;
    if (capital) first += 32;
    let hash = Math.imul(first ^ length, 0x9e3779b1);
    for (let at = from + 1; at < to; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
    hash ^= hash >>> 15;
    let mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (hashes[entry - 1] === hash && isSame(entry - 1, text, from, length, first)) {
        return entry - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (count * 2 >= slots.length - 2) {
      grow();
      mask = slots.length - 1;
      slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
    }
    slots[slot] = count + 1;
    hashes[count] = hash;
    sources.push(text);
    starts.push(from);
    lengths.push(length);
    firsts.push(first);
    count += 1;
    return count - 1;
  };

  return {
    numberOf(text, from, to, isPlain) {
      if (isPlain) return find(text, from, to);
      const { folded, isCapital } = foldToken(text.slice(from, to));
      const word = find(folded, 0, folded.length);
      capital = isCapital;
      return word;
    },
    isCapital: () => capital,
    size: () => count,
  };
}

export function tokenizeWords(text: string, table: WordTable): WordTokens {
  let room = (text.length >> 2) + 16;
  let ids = new Int32Array(room);
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let flags = new Uint8Array(room);
  let count = 0;
  /** What stands between the last token and the next. */
  let between = LINE_START | SENTENCE_START;
  let endsSentence = false;

  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    let kind = classOf(unit);
    let to = at + 1;
    if (kind === SURROGATE) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit);
      kind = classOfPair(character);
      to = at + character.length;
    }
    if (kind === SPACE || kind === LINE_BREAK) {
      between |= AFTER_SPACE;
      if (endsSentence) between |= SENTENCE_START;
      if (kind === LINE_BREAK) between |= LINE_START | SENTENCE_START;
      at = to;
      continue;
    }
    if (kind === INVISIBLE) {
      at = to;
      continue;
    }
    let isPlain = unit < 128;
    if (kind === WORD) {
      for (; to < text.length; to += 1) {
        const next = text.charCodeAt(to);
        const nextKind = classOf(next);
        if (nextKind === WORD || nextKind === INVISIBLE) {
          if (next >= 128) isPlain = false;
          continue;
        }
        if (nextKind === APOSTROPHE && classOf(text.charCodeAt(to + 1)) === WORD) {
          if (next >= 128) isPlain = false;
          continue;
        }
        if (isInsideFigure(text, to)) continue;
        if (nextKind !== SURROGATE) break;
        const character = String.fromCodePoint(text.codePointAt(to) ?? next);
        if (classOfPair(character) !== WORD) break;
        isPlain = false;
        to += character.length - 1;
      }
    }
    if (count === room) {
      room *= 2;
      ids = enlarged(ids, room);
      starts = enlarged(starts, room);
      ends = enlarged(ends, room);
      const moreFlags = new Uint8Array(room);
      moreFlags.set(flags);
      flags = moreFlags;
    }
    ids[count] = table.numberOf(text, at, to, isPlain);
    starts[count] = at;
    ends[count] = to;
    const isSign = kind !== WORD && kind !== IDEOGRAPH;
    flags[count] = between | (table.isCapital() ? CAPITAL : 0) | (isSign ? SIGN : 0);
    count += 1;
    // A quotation mark or a bracket at the start of a sentence leaves it at its start; after
    // its end, at its end.
    between = isSign ? between & SENTENCE_START : 0;
    if (isSign && isTerminator(unit)) {
      endsSentence = true;
      between = 0;
    } else if (!isSign || unit === 0x2c || unit === 0x3b || unit === 0x3a) endsSentence = false;
    at = to;
  }
  return { text, count, ids, starts, ends, flags };
}

/** A point or a comma between two digits: 3.4 and 1,234 are one figure, not two. */
function isInsideFigure(text: string, at: number): boolean {
  const sign = text.charCodeAt(at);
  return (
    (sign === 0x2e || sign === 0x2c) &&
    isDigit(text.charCodeAt(at - 1)) &&
    isDigit(text.charCodeAt(at + 1))
  );
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isTerminator(unit: number): boolean {
  // . ! ? … and their full-width forms.
  return (
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x2026 ||
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f
  );
}

function enlarged(values: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(values);
  return larger;
}

/** Behind the last word of a text a sentence begins too: nothing of the one before goes on. */
export function startsSentence(tokens: WordTokens, at: number): boolean {
  return at >= tokens.count || ((tokens.flags[at] ?? 0) & SENTENCE_START) !== 0;
}

export function isSign({ flags }: WordTokens, at: number): boolean {
  return ((flags[at] ?? 0) & SIGN) !== 0;
}
