/**
 * The words that two short stretches have in common, in their order.
 *
 * Not the most words but the most telling ones: each counts by how rare it is, and
 * words that follow one another count more. What chance would give two unrelated
 * sentences (an article here, a comma there) is left out, or a deleted sentence
 * would live on in one that was put in its place.
 */
import { weigh } from './telling-bits';
import type { WordRun, WordStretch } from './word-runs';

/** What following the word before is worth, in bits. */
const IN_A_ROW = 3;

/** From this share of the smaller stretch on, the two are versions of one another. */
const RELATED = 0.4;

/** The matrix of an alignment, kept for the next one. */
export type GapAligner = {
  /** Whether the two are small enough. */
  fits(old: WordStretch, fresh: WordStretch): boolean;
  align(old: WordStretch, fresh: WordStretch): WordRun[];
};

const MOST_CELLS = 60_000;

/** @param bits how telling each word is, by its number. */
export function gapAligner(oldIds: Int32Array, newIds: Int32Array, bits: Uint8Array): GapAligner {
  /** The best alignment of what lies before a cell, and the best that ends in its match. */
  const best = new Int32Array(MOST_CELLS + 1);
  const matched = new Int32Array(MOST_CELLS + 1);

  const cellsOf = (old: WordStretch, fresh: WordStretch) =>
    (old.to - old.from + 1) * (fresh.to - fresh.from + 1);

  const fill = (old: WordStretch, fresh: WordStretch, width: number) => {
    best.fill(0, 0, width);
    for (let row = 1; row <= old.to - old.from; row += 1) {
      const base = row * width;
      const above = base - width;
      best[base] = 0;
      matched[base] = 0;
      const word = oldIds[old.from + row - 1] ?? 0;
      const worth = bits[word] ?? 1;
      for (let column = 1; column < width; column += 1) {
        const skipped = Math.max(best[above + column] ?? 0, best[base + column - 1] ?? 0);
        if (newIds[fresh.from + column - 1] === word) {
          const corner = above + column - 1;
          const follows = row > 1 && column > 1 ? (matched[corner] ?? 0) : 0;
          const own = worth + Math.max(best[corner] ?? 0, follows > 0 ? follows + IN_A_ROW : 0);
          matched[base + column] = own;
          best[base + column] = Math.max(skipped, own);
        } else {
          matched[base + column] = 0;
          best[base + column] = skipped;
        }
      }
    }
  };

  const walkBack = (old: WordStretch, fresh: WordStretch, width: number): WordRun[] => {
    const runs: WordRun[] = [];
    let row = old.to - old.from;
    let column = width - 1;
    let inRow = false;
    while (row > 0 && column > 0) {
      const at = row * width + column;
      const own = matched[at] ?? 0;
      // The first place that is as good as any.
      const isBest = own > 0 && own === best[at] && best[at - 1] !== own;
      if (inRow || isBest) {
        const inOld = old.from + row - 1;
        const inNew = fresh.from + column - 1;
        const run = runs.at(-1);
        if (run?.inOld === inOld + 1 && run.inNew === inNew + 1) {
          run.inOld = inOld;
          run.inNew = inNew;
          run.length += 1;
        } else runs.push({ inOld, inNew, length: 1 });
        const corner = at - width - 1;
        const follows = row > 1 && column > 1 ? (matched[corner] ?? 0) : 0;
        inRow = follows > 0 && follows + IN_A_ROW >= (best[corner] ?? 0);
        row -= 1;
        column -= 1;
      } else if ((best[at - width] ?? 0) >= (best[at - 1] ?? 0)) row -= 1;
      else column -= 1;
    }
    return runs.reverse();
  };

  return {
    fits: (old, fresh) => cellsOf(old, fresh) <= MOST_CELLS,
    align(old, fresh) {
      const width = fresh.to - fresh.from + 1;
      fill(old, fresh, width);
      const runs = walkBack(old, fresh, width);
      const weights = runs.map(({ inOld, length }) =>
        weigh(oldIds, bits, { from: inOld, to: inOld + length }),
      );
      const common = weights.reduce((sum, weight) => sum + weight, 0);
      const smaller = Math.min(weigh(oldIds, bits, old), weigh(newIds, bits, fresh));
      if (common >= RELATED * smaller) return runs;
      const byChance = Math.log2(cellsOf(old, fresh)) + 2;
      return runs.filter((_, index) => (weights[index] ?? 0) >= byChance);
    },
  };
}
