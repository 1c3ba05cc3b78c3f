/** Two people's wordings of one text, joined where each changed other words. */
import { mergeRows } from './merge-rows';

/** A word with its inner apostrophes, a stretch of white space, or a single other character. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

export function wordsOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

export function weightOfWord(word: string): number {
  return /[\p{L}\p{N}]/u.test(word) ? 1 : 0;
}

/** @returns `null` where both changed the same or neighboring words: a person has to choose. */
export function mergeWords(before: string, one: string, other: string): string | null {
  if (one === other) return one;
  const merged = mergeRows(wordsOf(before), wordsOf(one), wordsOf(other), {
    keyOf: (word) => word,
    weightOf: weightOfWord,
  });
  return merged === null ? null : merged.join('');
}
