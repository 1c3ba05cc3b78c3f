/**
 * Words that changed places within a passage: “Berg accused Dahl” and “Dahl accused
 * Berg” have one name in common in their order, and are the same stretch of text.
 */
import type { SharedWords } from './fill-gap';
import type { WordStretch } from './word-runs';
import type { WordTokens } from './word-tokens';

/** A passage with more words left over than this was written anew. */
const MOST_LEFT = 40;

/** The place of a passage with the words beside it that are its own, in another order. */
export function withSwapped(
  old: WordTokens,
  fresh: WordTokens,
  { images, origins }: SharedWords,
  words: WordStretch,
  place: WordStretch,
): WordStretch {
  const left: number[] = [];
  for (let at = words.from; at < words.to && left.length <= MOST_LEFT; at += 1) {
    if (images[at] === -1) left.push(old.ids[at] ?? -1);
  }
  for (let at = place.from; at < place.to; at += 1) {
    if (origins[at] === -1) takeFrom(left, fresh.ids[at]);
  }
  let { from, to } = place;
  while (from > 0 && origins[from - 1] === -1 && takeFrom(left, fresh.ids[from - 1])) from -= 1;
  while (to < fresh.count && origins[to] === -1 && takeFrom(left, fresh.ids[to])) to += 1;
  return { from, to };
}

function takeFrom(left: number[], id: number | undefined): boolean {
  const at = left.indexOf(id ?? -1);
  if (at === -1) return false;
  left.splice(at, 1);
  return true;
}
