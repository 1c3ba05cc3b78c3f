/** Which annotations are one group: all that is paired or linked, directly or through others. */
import type { NearPairs } from './near-pairs';

/** Numbers by group: those of the nth from `offsets[n]` to `offsets[n + 1]`, ascending. */
type ByGroup = { numbers: Int32Array; offsets: Int32Array };

/** Groups by their first member in reading order; single annotations are groups, too. */
export type Gathered = {
  count: number;
  /** Numbers of the line-up. */
  members: ByGroup;
  /** The assigned pairs between them. */
  pairs: ByGroup;
};

export function gather(
  { count: pairCount, first, second }: NearPairs,
  marks: number,
  { isAssigned, isLink }: { isAssigned: Uint8Array; isLink: Uint8Array },
): Gathered {
  const parent = new Int32Array(marks);
  for (let mark = 0; mark < marks; mark += 1) parent[mark] = mark;
  for (let pair = 0; pair < pairCount; pair += 1) {
    if (isAssigned[pair] === 0 && isLink[pair] === 0) continue;
    const one = rootOf(parent, first[pair] ?? 0);
    const other = rootOf(parent, second[pair] ?? 0);
    // The first in reading order stands for all.
    if (one < other) parent[other] = one;
    else parent[one] = other;
  }

  const groupOf = new Int32Array(marks);
  let count = 0;
  for (let mark = 0; mark < marks; mark += 1) {
    const root = rootOf(parent, mark);
    if (root === mark) {
      groupOf[mark] = count;
      count += 1;
    } else groupOf[mark] = groupOf[root] ?? 0;
  }
  const groupOfPair = new Int32Array(pairCount).fill(NONE);
  for (let pair = 0; pair < pairCount; pair += 1) {
    if (isAssigned[pair] === 1) groupOfPair[pair] = groupOf[first[pair] ?? 0] ?? 0;
  }
  return { count, members: byGroup(groupOf, count), pairs: byGroup(groupOfPair, count) };
}

/** The numbers of one group. */
export function within({ numbers, offsets }: ByGroup, group: number): Int32Array {
  return numbers.subarray(offsets[group], offsets[group + 1]);
}

const NONE = -1;

function byGroup(groupOf: Int32Array, count: number): ByGroup {
  const offsets = new Int32Array(count + 1);
  for (const group of groupOf) {
    if (group !== NONE) offsets[group + 1] = (offsets[group + 1] ?? 0) + 1;
  }
  for (let group = 0; group < count; group += 1) {
    offsets[group + 1] = (offsets[group + 1] ?? 0) + (offsets[group] ?? 0);
  }
  const next = offsets.slice();
  const numbers = new Int32Array(offsets[count] ?? 0);
  for (let number = 0; number < groupOf.length; number += 1) {
    const group = groupOf[number] ?? NONE;
    if (group === NONE) continue;
    const place = next[group] ?? 0;
    numbers[place] = number;
    next[group] = place + 1;
  }
  return { numbers, offsets };
}

function rootOf(parent: Int32Array, mark: number): number {
  let at = mark;
  for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
    // Halve the way for the next time: without it a long chain costs its square.
    parent[at] = parent[up] ?? up;
    at = up;
  }
  return at;
}
