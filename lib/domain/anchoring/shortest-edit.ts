/**
 * The shortest way from one row of things to another by deleting and inserting.
 *
 * @see Myers, E. W. (1986). An O(ND) difference algorithm and its variations.
 * Algorithmica 1, 251–266.
 */

/** `length` things from `inOld` are those from `inNew`. */
export type KeptRun = { inOld: number; inNew: number; length: number };

/**
 * What both rows keep, ascending in both. The cost grows with the square of the
 * edits, so the search is bounded.
 *
 * @returns `null` where it takes more than `mostEdits` edits.
 */
export function shortestEdit(
  oldLength: number,
  newLength: number,
  isSame: (inOld: number, inNew: number) => boolean,
  mostEdits: number,
): KeptRun[] | null {
  const limit = Math.min(oldLength + newLength, mostEdits);
  const reach = new Int32Array(2 * limit + 3);
  const center = limit + 1;
  const at = (k: number) => reach[center + k] ?? 0;
  /** Per number of edits, how far each diagonal reached before it. */
  const trace: Int32Array[] = [];

  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice(center - edits - 1, center + edits + 2));
    for (let k = -edits; k <= edits; k += 2) {
      let x = k === -edits || (k !== edits && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
      while (x < oldLength && x - k < newLength && isSame(x, x - k)) x += 1;
      reach[center + k] = x;
      if (x >= oldLength && x - k >= newLength) return walkBack(trace, oldLength, newLength);
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], oldLength: number, newLength: number): KeptRun[] {
  const runs: KeptRun[] = [];
  let x = oldLength;
  let y = newLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits];
    const at = (k: number) => reach?.[k + edits + 1] ?? 0;
    const k = x - y;
    const isInsert = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const previousK = isInsert ? k + 1 : k - 1;
    const previousX = edits === 0 ? 0 : at(previousK);
    const previousY = edits === 0 ? 0 : previousX - previousK;
    const from = edits === 0 ? 0 : isInsert ? previousX : previousX + 1;
    if (x > from) runs.push({ inOld: from, inNew: from - k, length: x - from });
    x = previousX;
    y = previousY;
  }
  return runs.reverse();
}
