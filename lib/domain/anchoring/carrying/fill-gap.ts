/** Matching two stretches that face each other, word by word. */
import { shortestEdit } from '../shortest-edit';
import type { GapAligner } from './align-gap';
import { findRuns, heaviestChain, type WordRun, type WordStretch } from './word-runs';
import type { WordTokens } from './word-tokens';

/** Where a stretch is too long to be aligned at once: ever shorter rows that stand once in it. */
const SHORTER_ROWS = [5, 3, 2, 1];
/** How many edits are tried where nothing stands once. */
const MOST_EDITS = 800;

export type SharedWords = {
  /** For each word of the old text its word in the new one, or −1. */
  images: Int32Array;
  /** For each word of the new text its word in the old one, or −1. */
  origins: Int32Array;
  /** 1 for each word of the old text that stands in another order now. */
  moved: Uint8Array;
  /** 1 for each word of the old text that may be another one's of the same shape. */
  doubtful: Uint8Array;
  /** How telling a word is, by its number, in bits. */
  bits: Uint8Array;
};

export type Matching = {
  old: WordTokens;
  fresh: WordTokens;
  shared: SharedWords;
  aligner: GapAligner;
};

/** Make the words of a run the same; what they were the same as before is free again. */
export function take({ images, origins, moved }: SharedWords, run: WordRun): void {
  for (let at = 0; at < run.length; at += 1) {
    const [inOld, inNew] = [run.inOld + at, run.inNew + at];
    const [image, origin] = [images[inOld] ?? -1, origins[inNew] ?? -1];
    if (image !== -1) origins[image] = -1;
    if (origin !== -1) {
      images[origin] = -1;
      moved[origin] = 0;
    }
    images[inOld] = inNew;
    origins[inNew] = inOld;
  }
}

/** What lies before, between and after the links of a chain, where both texts have something there. */
export function betweenLinks(
  chain: readonly WordRun[],
  old: WordStretch,
  fresh: WordStretch,
  visit: (old: WordStretch, fresh: WordStretch) => void,
): void {
  let oldFrom = old.from;
  let newFrom = fresh.from;
  const end = { inOld: old.to, inNew: fresh.to, length: 0 };
  for (const { inOld, inNew, length } of [...chain, end]) {
    if (inOld > oldFrom && inNew > newFrom) {
      visit({ from: oldFrom, to: inOld }, { from: newFrom, to: inNew });
    }
    oldFrom = inOld + length;
    newFrom = inNew + length;
  }
}

/** Match what two stretches have in common that face each other. */
export function fillGap(
  matching: Matching,
  oldGap: WordStretch,
  newGap: WordStretch,
  depth = 0,
): void {
  const { old, fresh, shared, aligner } = matching;
  let { from: oldFrom, to: oldTo } = oldGap;
  let { from: newFrom, to: newTo } = newGap;
  while (oldFrom < oldTo && newFrom < newTo && old.ids[oldFrom] === fresh.ids[newFrom]) {
    take(shared, { inOld: oldFrom, inNew: newFrom, length: 1 });
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && old.ids[oldTo - 1] === fresh.ids[newTo - 1]) {
    oldTo -= 1;
    newTo -= 1;
    take(shared, { inOld: oldTo, inNew: newTo, length: 1 });
  }
  if (oldFrom >= oldTo || newFrom >= newTo) return;
  const inner = { old: { from: oldFrom, to: oldTo }, fresh: { from: newFrom, to: newTo } };
  if (aligner.fits(inner.old, inner.fresh)) {
    for (const run of aligner.align(inner.old, inner.fresh)) take(shared, run);
    return;
  }
  for (let next = depth; next < SHORTER_ROWS.length; next += 1) {
    const runs = findRuns(old.ids, fresh.ids, [inner.old], [inner.fresh], {
      size: SHORTER_ROWS[next] ?? 1,
      isStrict: true,
    });
    const chain = heaviestChain(runs);
    if (chain.length === 0) continue;
    for (const run of chain) take(shared, run);
    betweenLinks(chain, inner.old, inner.fresh, (oldPart, newPart) =>
      fillGap(matching, oldPart, newPart, next + 1),
    );
    return;
  }
  const runs = shortestEdit(
    oldTo - oldFrom,
    newTo - newFrom,
    (inOld, inNew) => old.ids[oldFrom + inOld] === fresh.ids[newFrom + inNew],
    MOST_EDITS,
  );
  for (const { inOld, inNew, length } of runs ?? []) {
    take(shared, { inOld: oldFrom + inOld, inNew: newFrom + inNew, length });
  }
}
