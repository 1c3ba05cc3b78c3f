/** What an edit is known to have kept, in words. */
import type { WordRun } from './word-runs';
import type { WordTokens } from './word-tokens';

/** Runs that ascend in both texts. */
export type KeptWords = readonly WordRun[];

/** A stretch that both texts hold, in UTF-16 units. */
export type KeptText = { oldFrom: number; newFrom: number; length: number };

/**
 * The words that lie in kept stretches whole, in both texts: of a word that was
 * typed into, nothing is kept.
 */
export function keptWords(
  old: WordTokens,
  fresh: WordTokens,
  kept: readonly KeptText[],
): WordRun[] {
  const runs: WordRun[] = [];
  let inOld = 0;
  let inNew = 0;
  for (const { oldFrom, newFrom, length } of kept) {
    const shift = newFrom - oldFrom;
    while (inOld < old.count && (old.starts[inOld] ?? 0) < oldFrom) inOld += 1;
    for (; inOld < old.count && (old.ends[inOld] ?? 0) <= oldFrom + length; inOld += 1) {
      const start = (old.starts[inOld] ?? 0) + shift;
      while (inNew < fresh.count && (fresh.starts[inNew] ?? 0) < start) inNew += 1;
      if (inNew === fresh.count || fresh.starts[inNew] !== start) continue;
      if (fresh.ids[inNew] !== old.ids[inOld]) continue;
      const last = runs.at(-1);
      if (
        last !== undefined &&
        last.inOld + last.length === inOld &&
        last.inNew + last.length === inNew
      ) {
        last.length += 1;
      } else runs.push({ inOld, inNew, length: 1 });
      inNew += 1;
    }
  }
  return runs;
}
