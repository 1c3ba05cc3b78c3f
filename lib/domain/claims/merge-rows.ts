/**
 * What two people made of one row of things, as one row, where each changed another
 * place of it. Where their changes meet or lie close together there is no such row:
 * then both are shown, and a person decides.
 */
import { shortestEdit } from '../anchoring/shortest-edit';

/** Beyond this many edits on one side, both are shown. */
const MOST_EDITS = 1_000;

/**
 * How much has to stand unchanged between two changes. “12 million” made “13 million”
 * here and “12 billion” there must not become “13 billion”, which nobody wrote.
 */
const APART = 3;

export type Row<T> = {
  /** The same for things that say the same. */
  keyOf: (thing: T) => string;
  /** How much of a distance a thing is: a word is 1, a space is none. */
  weightOf: (thing: T) => number;
};

/** From `from` to `to` of the first row, `fresh` stands now. */
type Change<T> = { from: number; to: number; fresh: readonly T[] };

/** @returns `null` where the two cannot be joined without a person. The order of the two does not count. */
export function mergeRows<T>(
  before: readonly T[],
  one: readonly T[],
  other: readonly T[],
  row: Row<T>,
): T[] | null {
  const ones = changesOf(before, one, row);
  const others = changesOf(before, other, row);
  if (ones === null || others === null) return null;

  const joined: Change<T>[] = [...ones];
  for (const change of others) {
    if (ones.some((known) => isSame(known, change, row))) continue;
    if (ones.some((known) => !areApart(known, change, before, row))) return null;
    joined.push(change);
  }
  joined.sort((a, b) => a.from - b.from);

  const merged: T[] = [];
  let at = 0;
  for (const { from, to, fresh } of joined) {
    merged.push(...before.slice(at, from), ...fresh);
    at = to;
  }
  merged.push(...before.slice(at));
  return merged;
}

function changesOf<T>(
  before: readonly T[],
  after: readonly T[],
  { keyOf }: Row<T>,
): Change<T>[] | null {
  const old = before.map(keyOf);
  const fresh = after.map(keyOf);
  const kept = shortestEdit(old.length, fresh.length, (x, y) => old[x] === fresh[y], MOST_EDITS);
  if (kept === null) return null;
  const changes: Change<T>[] = [];
  let [x, y] = [0, 0];
  for (const run of [...kept, { inOld: old.length, inNew: fresh.length, length: 0 }]) {
    if (run.inOld > x || run.inNew > y) {
      changes.push({ from: x, to: run.inOld, fresh: after.slice(y, run.inNew) });
    }
    [x, y] = [run.inOld + run.length, run.inNew + run.length];
  }
  return changes;
}

function isSame<T>(a: Change<T>, b: Change<T>, { keyOf }: Row<T>): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    a.fresh.length === b.fresh.length &&
    a.fresh.every((thing, index) => {
      const same = b.fresh[index];
      return same !== undefined && keyOf(thing) === keyOf(same);
    })
  );
}

function areApart<T>(
  a: Change<T>,
  b: Change<T>,
  before: readonly T[],
  { weightOf }: Row<T>,
): boolean {
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  if (second.from < first.to) return false;
  const between = before.slice(first.to, second.from);
  return between.reduce((sum, thing) => sum + weightOf(thing), 0) >= APART;
}
