/**
 * Where a quotation stands in a text, every time it does, in linear time: a
 * text of two million equal letters must not hold up the desk.
 */
import type { ArticleText, StringIndex } from './article-text';

/** Below this length the engine's own search is fast in the worst case too. */
const SHORT_QUOTE = 64;

/**
 * All occurrences in order, overlapping ones too ("abab" stands twice in
 * "ababab"). Nothing is found for an empty quotation, nor for one that holds
 * half of a surrogate pair, which could only match half of a character.
 */
export function findOccurrences(text: ArticleText, exact: string): StringIndex[] {
  if (exact === '' || !exact.isWellFormed()) return [];
  return exact.length <= SHORT_QUOTE ? searchByEngine(text, exact) : searchByBorders(text, exact);
}

function searchByEngine(text: string, exact: string): StringIndex[] {
  const found: StringIndex[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    found.push(at as StringIndex);
  }
  return found;
}

/** Knuth, Morris and Pratt: after a mismatch, go on with the longest border that still fits. */
function searchByBorders(text: string, exact: string): StringIndex[] {
  const found: StringIndex[] = [];
  let from = text.indexOf(exact);
  if (from === -1) return found;

  const borders = bordersOf(exact);
  let matched = 0;
  for (; from < text.length; from += 1) {
    const unit = text.charCodeAt(from);
    while (matched > 0 && unit !== exact.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (unit === exact.charCodeAt(matched)) matched += 1;
    if (matched === exact.length) {
      found.push((from - exact.length + 1) as StringIndex);
      matched = borders[matched - 1] ?? 0;
    }
  }
  return found;
}

/** For each prefix of the words, the length of its longest border. */
function bordersOf(words: string): Int32Array {
  const borders = new Int32Array(words.length);
  let length = 0;
  for (let index = 1; index < words.length; index += 1) {
    const unit = words.charCodeAt(index);
    while (length > 0 && unit !== words.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (unit === words.charCodeAt(length)) length += 1;
    borders[index] = length;
  }
  return borders;
}
