/**
 * How alike two wordings are, and the words of a text that are most like some
 * that are gone: for a person to look at, never to place anything by.
 */
import type { ArticleText, CodePointSpan, OffsetMap } from '../anchoring/article-text';
import type { DiffPart } from '../anchoring/word-diff';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** A word in more sentences than this leads to none of them. */
const COMMON_WORD = 40;

/** Less than this is no likeness worth showing. */
const LEAST = 0.2;

/** The share of words that two wordings have in common, from 0 to 1; 1 where neither has a word. */
export function likenessOf(parts: readonly DiffPart[]): number {
  let same = 0;
  let other = 0;
  for (const { op, text } of parts) {
    const count = text.match(WORD)?.length ?? 0;
    if (op === 'same') same += count;
    else other += count;
  }
  return same + other === 0 ? 1 : (2 * same) / (2 * same + other);
}

export type ClosestPassage = CodePointSpan & { likeness: number };

/**
 * Prepare the sentences of a text for the question which of them is most like
 * some words. One walk here; a question then costs what its rarer words occur.
 */
export function closestPassages(
  text: ArticleText,
  sentences: readonly CodePointSpan[],
  offsets: OffsetMap,
): (words: string) => ClosestPassage | null {
  const counted = sentences.map((span) => ({
    span,
    words: countWords(text.slice(offsets.toIndex(span.start), offsets.toIndex(span.end))),
  }));
  const places = new Map<string, number[]>();
  for (const [index, { words }] of counted.entries()) {
    for (const word of words.keys()) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [index]);
      else known.push(index);
    }
  }
  return (given) => {
    const wanted = countWords(given);
    const candidates = new Set<number>();
    for (const word of wanted.keys()) {
      const known = places.get(word) ?? [];
      if (known.length <= COMMON_WORD) for (const index of known) candidates.add(index);
    }
    let best: ClosestPassage | null = null;
    // In the order of the text, so that of two that are equally alike the first is offered.
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const sentence = counted[index];
      if (sentence === undefined) continue;
      const likeness = shareOf(wanted, sentence.words);
      if (likeness >= LEAST && likeness > (best?.likeness ?? 0)) {
        best = { ...sentence.span, likeness };
      }
    }
    return best;
  };
}

function countWords(text: string): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

function shareOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  const total = sum(one) + sum(other);
  return total === 0 ? 0 : (2 * shared) / total;
}

function sum(words: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of words.values()) total += count;
  return total;
}
