/** Where a passage stood that is gone: a place between two characters of the new text. */
import type { SharedWords } from './fill-gap';
import type { WordStretch } from './word-runs';
import { LINE_START, type WordTokens } from './word-tokens';

/** Beside the words that stood next to it, on the side of its own line. */
export function whereItStood(
  old: WordTokens,
  fresh: WordTokens,
  { images, moved }: SharedWords,
): (passage: WordStretch) => number {
  // Moved words say where they went, not where the text around them stands.
  const stays = (word: number) => (images[word] ?? -1) !== -1 && moved[word] === 0;
  let nearest: { before: Int32Array; after: Int32Array } | null = null;

  return ({ from, to }) => {
    nearest ??= nearestWords(old.count, stays);
    const before = nearest.before[from] ?? -1;
    const after = nearest.after[to] ?? old.count;
    const isLast = after >= old.count;
    const beginsLine = hasLineStart(old, before + 1, from + 1);
    const endsLine = isLast || hasLineStart(old, to, after + 1);
    if (before === -1 || (beginsLine && !endsLine)) {
      return isLast ? 0 : (fresh.starts[images[after] ?? 0] ?? 0);
    }
    return fresh.ends[images[before] ?? 0] ?? 0;
  };
}

/** For each place between two words, the next ones on either side of which this is true. */
function nearestWords(count: number, isTrue: (word: number) => boolean) {
  const before = new Int32Array(count + 1).fill(-1);
  const after = new Int32Array(count + 1).fill(count);
  for (let word = 0; word < count; word += 1) {
    before[word + 1] = isTrue(word) ? word : (before[word] ?? -1);
  }
  for (let word = count - 1; word >= 0; word -= 1) {
    after[word] = isTrue(word) ? word : (after[word + 1] ?? count);
  }
  return { before, after };
}

/** Whether a line begins with one of these words; a look at the nearest ones tells. */
function hasLineStart({ flags }: WordTokens, from: number, to: number): boolean {
  const last = Math.min(to, from + FURTHEST);
  for (let at = from; at < last; at += 1) {
    if (((flags[at] ?? 0) & LINE_START) !== 0) return true;
  }
  return to > last;
}

const FURTHEST = 2_000;
