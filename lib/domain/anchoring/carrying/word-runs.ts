/** Stretches of words that two texts have in common, in numbers of words. */

/** `length` words from `inOld` of the old text are the words from `inNew` of the new one. */
export type WordRun = { inOld: number; inNew: number; length: number };

/** From the first to behind the last word. */
export type WordStretch = { from: number; to: number };

/**
 * Runs that are found from rows of `size` words which stand once in the old
 * stretches, and, where `isStrict`, once in the new ones; each made as long as it
 * goes within its stretches. Wherever they stand: what was moved is found too.
 * Without `isStrict`, words of the old text may be in several runs; of the new
 * text they never are. Ascending in the new text.
 */
export function findRuns(
  old: Int32Array,
  fresh: Int32Array,
  oldStretches: readonly WordStretch[],
  newStretches: readonly WordStretch[],
  { size, isStrict }: { size: number; isStrict: boolean },
): WordRun[] {
  const total = oldStretches.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);
  if (total < size) return [];
  const mask = tableSize(total) - 1;
  /** Where a row of words stands, plus one; negative for one that stands more than once. */
  const places = new Int32Array(mask + 1);
  const stretchOf = isSingle(oldStretches) ? null : oldStretches;

  for (const { from, to } of oldStretches) {
    for (let at = from; at + size <= to; at += 1) {
      let slot = hashOf(old, at, size) & mask;
      for (;;) {
        const known = places[slot] ?? 0;
        if (known === 0) {
          places[slot] = at + 1;
          break;
        }
        if (isSameRow(old, Math.abs(known) - 1, old, at, size)) {
          places[slot] = -Math.abs(known);
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  }

  const placeOf = (at: number): number => {
    let slot = hashOf(fresh, at, size) & mask;
    for (;;) {
      const known = places[slot] ?? 0;
      if (known === 0) return -1;
      if (isSameRow(old, Math.abs(known) - 1, fresh, at, size)) return known > 0 ? slot : -1;
      slot = (slot + 1) & mask;
    }
  };

  if (isStrict) {
    const seen = new Uint8Array(mask + 1);
    for (const { from, to } of newStretches) {
      for (let at = from; at + size <= to; at += 1) {
        const slot = placeOf(at);
        if (slot !== -1 && (seen[slot] ?? 0) < 2) seen[slot] = (seen[slot] ?? 0) + 1;
      }
    }
    for (let slot = 0; slot <= mask; slot += 1) {
      if ((seen[slot] ?? 0) > 1) places[slot] = -Math.abs(places[slot] ?? 0);
    }
  }

  const runs: WordRun[] = [];
  for (const { from, to } of newStretches) {
    let taken = from;
    /** Behind the last run in the old text: what follows in order does not reach back into it. */
    let oldTaken = 0;
    for (let at = from; at + size <= to;) {
      const slot = placeOf(at);
      if (slot === -1) {
        at += 1;
        continue;
      }
      const inOld = (places[slot] ?? 0) - 1;
      const stretch = stretchOf === null ? oldStretches[0] : stretchAround(stretchOf, inOld);
      const oldFrom = Math.max(stretch?.from ?? 0, oldTaken <= inOld ? oldTaken : 0);
      const oldTo = stretch?.to ?? 0;
      // Only where both ends are certain: a full stop before a row may be that of another sentence.
      let back = 0;
      while (
        isStrict &&
        at - back > taken &&
        inOld - back > oldFrom &&
        old[inOld - back - 1] === fresh[at - back - 1]
      ) {
        back += 1;
      }
      let length = size;
      while (
        at + length < to &&
        inOld + length < oldTo &&
        old[inOld + length] === fresh[at + length]
      ) {
        length += 1;
      }
      runs.push({ inOld: inOld - back, inNew: at - back, length: length + back });
      at += length;
      taken = at;
      oldTaken = inOld + length;
    }
  }
  return runs;
}

function isSingle(stretches: readonly WordStretch[]): boolean {
  return stretches.length === 1;
}

/** The stretch that holds a word; the stretches ascend. */
export function stretchAround(
  stretches: readonly WordStretch[],
  word: number,
): WordStretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.to ?? 0) <= word) low = middle + 1;
    else high = middle;
  }
  return stretches[low];
}

function tableSize(entries: number): number {
  let size = 16;
  while (size < entries * 2) size *= 2;
  return size;
}

function hashOf(ids: Int32Array, at: number, size: number): number {
  let hash = 0;
  for (let next = at; next < at + size; next += 1) {
    hash = Math.imul(hash ^ (ids[next] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

function isSameRow(
  one: Int32Array,
  inOne: number,
  other: Int32Array,
  inOther: number,
  size: number,
): boolean {
  for (let at = 0; at < size; at += 1) {
    if (one[inOne + at] !== other[inOther + at]) return false;
  }
  return true;
}

/**
 * The heaviest chain of runs that ascends in both texts without overlapping:
 * what stayed in its order. The first of equals in the old text wins.
 */
export function heaviestChain(runs: readonly WordRun[]): WordRun[] {
  const byStart = [...runs].sort((a, b) =>
    a.inOld === b.inOld ? a.inNew - b.inNew : a.inOld - b.inOld,
  );
  const byEnd = byStart
    .map((_, index) => index)
    .sort((a, b) => {
      const difference = endOf(byStart[a]).old - endOf(byStart[b]).old;
      return difference === 0 ? a - b : difference;
    });
  // Ranks of ends in the new text, for a Fenwick tree of the best chain up to each.
  const newEnds = Float64Array.from(byStart, (run) => run.inNew + run.length).sort();
  const rankOf = (place: number): number => {
    let low = 0;
    let high = newEnds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((newEnds[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const tree = new Int32Array(runs.length + 1).fill(-1);
  const weight = new Float64Array(runs.length);
  const previous = new Int32Array(runs.length).fill(-1);
  const heavier = (a: number, b: number) =>
    b !== -1 && (a === -1 || (weight[b] ?? 0) > (weight[a] ?? 0));
  let entered = 0;
  let best = -1;

  for (const [index, run] of byStart.entries()) {
    for (; entered < byEnd.length; entered += 1) {
      const other = byEnd[entered] ?? 0;
      const { old, fresh } = endOf(byStart[other]);
      if (old > run.inOld) break;
      for (let rank = rankOf(fresh); rank <= runs.length; rank += rank & -rank) {
        if (heavier(tree[rank] ?? -1, other)) tree[rank] = other;
      }
    }
    let before = -1;
    for (let rank = rankOf(run.inNew); rank > 0; rank -= rank & -rank) {
      const other = tree[rank] ?? -1;
      if (heavier(before, other)) before = other;
    }
    previous[index] = before;
    weight[index] = run.length + (before === -1 ? 0 : (weight[before] ?? 0));
    if (heavier(best, index)) best = index;
  }

  const chain: WordRun[] = [];
  for (let index = best; index !== -1; index = previous[index] ?? -1) {
    const run = byStart[index];
    if (run !== undefined) chain.push(run);
  }
  return chain.reverse();
}

function endOf(run: WordRun | undefined): { old: number; fresh: number } {
  return run === undefined
    ? { old: 0, fresh: 0 }
    : { old: run.inOld + run.length, fresh: run.inNew + run.length };
}
