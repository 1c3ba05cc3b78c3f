/**
 * The old words of a passage against the new ones, told from which words are the
 * same: what is shown agrees with where the passage was found.
 */
import type { DiffPart } from '../word-diff';
import type { WordTokens } from './word-tokens';

type Stretch = { from: number; to: number };

/**
 * Joining `same` and `delete` gives the old words, `same` and `insert` the new ones.
 * Both stretches are in UTF-16 units. A word that only looks different is given in
 * both spellings.
 *
 * @param images for each word of the old text its word in the new one, or −1.
 */
export function passageDiff(
  old: WordTokens,
  fresh: WordTokens,
  images: Int32Array,
  passage: Stretch,
  place: Stretch,
): DiffPart[] {
  const parts: DiffPart[] = [];
  let oldAt = passage.from;
  let newAt = place.from;

  const push = (op: DiffPart['op'], text: string) => {
    if (text === '') return;
    const last = parts.at(-1);
    if (last?.op === op) last.text += text;
    else parts.push({ op, text });
  };

  /** What lies between two words that are the same; the space around a change is not part of it. */
  const replace = (oldTo: number, newTo: number) => {
    const taken = old.text.slice(oldAt, oldTo);
    const given = fresh.text.slice(newAt, newTo);
    if (taken === given) {
      push('same', taken);
      return;
    }
    const shorter = Math.min(taken.length, given.length);
    let head = 0;
    while (head < shorter && taken[head] === given[head] && isSpace(taken, head)) head += 1;
    let tail = 0;
    while (
      tail < shorter - head &&
      taken.at(-1 - tail) === given.at(-1 - tail) &&
      isSpace(taken, taken.length - 1 - tail)
    ) {
      tail += 1;
    }
    push('same', taken.slice(0, head));
    push('delete', taken.slice(head, taken.length - tail));
    push('insert', given.slice(head, given.length - tail));
    push('same', taken.slice(taken.length - tail));
  };

  let word = firstFrom(old.starts, old.count, passage.from);
  while (word < old.count && (old.ends[word] ?? 0) <= passage.to) {
    const image = images[word] ?? -1;
    const isInside =
      image !== -1 && (fresh.starts[image] ?? 0) >= newAt && (fresh.ends[image] ?? 0) <= place.to;
    const length = isInside ? alikeFrom(word, image) : 0;
    if (length === 0) {
      word += 1;
      continue;
    }
    replace(old.starts[word] ?? 0, fresh.starts[image] ?? 0);
    oldAt = old.ends[word + length - 1] ?? 0;
    newAt = fresh.ends[image + length - 1] ?? 0;
    push('same', old.text.slice(old.starts[word], oldAt));
    word += length;
  }
  replace(passage.to, place.to);
  return parts;

  /** How many words from here on are the same in a row, down to the character. */
  function alikeFrom(at: number, image: number): number {
    const shift = (fresh.starts[image] ?? 0) - (old.starts[at] ?? 0);
    let length = 1;
    while (
      at + length < old.count &&
      images[at + length] === image + length &&
      (old.ends[at + length] ?? 0) <= passage.to &&
      (fresh.ends[image + length] ?? 0) <= place.to &&
      (fresh.starts[image + length] ?? 0) - (old.starts[at + length] ?? 0) === shift
    ) {
      length += 1;
    }
    for (; length > 0; length = length > 1 ? 1 : 0) {
      const words = old.text.slice(old.starts[at], old.ends[at + length - 1]);
      const others = fresh.text.slice(fresh.starts[image], fresh.ends[image + length - 1]);
      if (words === others) return length;
    }
    return 0;
  }
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}

/** The first word that starts there or later. */
export function firstFrom(starts: Int32Array, count: number, index: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
