/**
 * Every two annotations of different reviewers that share at least half of the
 * shorter one, found in one pass over the text: whoever is still open when a
 * passage begins overlaps it.
 *
 * Where very many passages of one reviewer lie over the same word, all pairs
 * would be their product. There, and nowhere else, a passage is only held against
 * its nearest in the order of the beginnings and in the order of the ends; of
 * passages that coincide, the first against the first, the second against the
 * second. That happens beyond {@link FEWEST_PER_MARK} open passages of a
 * reviewer at one place, or many more where the whole comparison is small: up to
 * {@link ALWAYS_COMPARED} pairs are always all of them.
 */
import { type Comparable, inTurn } from './comparison-group';
import type { Lineup } from './line-up';
import { sortNearlySorted } from '../shared/sort-numbers';

export type NearPairs = {
  count: number;
  /** The lower and the higher number of each pair in the line-up. */
  first: Int32Array;
  second: Int32Array;
  /** Shared code points over all that either holds. Equal fractions are equal numbers. */
  overlaps: Float64Array;
};

const ALWAYS_COMPARED = 1_000_000;
const FEWEST_PER_MARK = 32;

/** How far to look on each side in a crowd. */
const NEAREST = 8;

export function nearPairs<A extends Comparable>(lineup: Lineup<A>): NearPairs {
  const { starts, reviewers, reviewerCount } = lineup;
  const most = Math.max(
    FEWEST_PER_MARK,
    Math.floor(ALWAYS_COMPARED / Math.max(1, starts.length * (reviewerCount - 1))),
  );
  const found = withRoomFor(starts.length * reviewerCount);
  const readers = readersOf(lineup);
  const ranks = ranksOf(lineup, readers);

  for (let mark = 0; mark < starts.length; mark += 1) {
    const start = starts[mark] ?? 0;
    const own = reviewers[mark] ?? 0;
    for (let reviewer = 0; reviewer < reviewerCount; reviewer += 1) {
      const reader = readers[reviewer];
      if (reader === undefined || reviewer === own || reader.open.length === 0) continue;
      const count = countOpen(reader, start);
      if (count === 0) reader.open.length = 0;
      else if (count <= most) compareOpen(lineup, reader, mark, found);
      else compareNearest(lineup, reader, { mark, rank: ranks[mark] ?? 0 }, found);
    }
    const reader = readers[own];
    if (reader === undefined) continue;
    reader.open.push(mark);
    reader.begun += 1;
  }
  return {
    count: found.count,
    first: found.first.subarray(0, found.count),
    second: found.second.subarray(0, found.count),
    overlaps: found.overlaps.subarray(0, found.count),
  };
}

function withRoomFor(pairs: number): NearPairs {
  return {
    count: 0,
    first: new Int32Array(pairs),
    second: new Int32Array(pairs),
    overlaps: new Float64Array(pairs),
  };
}

function makeRoom(found: NearPairs): void {
  const wider = withRoomFor(Math.max(16, found.count * 2));
  wider.first.set(found.first);
  wider.second.set(found.second);
  wider.overlaps.set(found.overlaps);
  found.first = wider.first;
  found.second = wider.second;
  found.overlaps = wider.overlaps;
}

type Reader = {
  /** Begun and, when last looked at, not ended; in reading order. */
  open: number[];
  begun: number;
  ended: number;
  /** Where the passages end, ascending. */
  sortedEnds: Int32Array;
  /** The passages by where they begin and by where they end. */
  byStart: Int32Array;
  byEnd: Int32Array | null;
};

function readersOf<A extends Comparable>({ ends, reviewers, reviewerCount }: Lineup<A>): Reader[] {
  const counts = new Int32Array(reviewerCount);
  for (const reviewer of reviewers) counts[reviewer] = (counts[reviewer] ?? 0) + 1;
  const readers = Array.from(counts, (count): Reader => ({
    open: [],
    begun: 0,
    ended: 0,
    sortedEnds: new Int32Array(count),
    byStart: new Int32Array(count),
    byEnd: null,
  }));
  counts.fill(0);
  for (let mark = 0; mark < reviewers.length; mark += 1) {
    const reviewer = reviewers[mark] ?? 0;
    const reader = readers[reviewer];
    const place = counts[reviewer] ?? 0;
    counts[reviewer] = place + 1;
    if (reader === undefined) continue;
    reader.byStart[place] = mark;
    reader.sortedEnds[place] = ends[mark] ?? 0;
  }
  for (const { sortedEnds } of readers) sortNearlySorted(sortedEnds);
  return readers;
}

/** For each mark, how many of the same reviewer on the same passage come before it. */
function ranksOf<A extends Comparable>(
  { starts, ends }: Lineup<A>,
  readers: readonly Reader[],
): Int32Array {
  const ranks = new Int32Array(starts.length);
  for (const { byStart } of readers) {
    for (let place = 1; place < byStart.length; place += 1) {
      const [before = 0, mark = 0] = [byStart[place - 1], byStart[place]];
      const isSame = starts[before] === starts[mark] && ends[before] === ends[mark];
      if (isSame) ranks[mark] = (ranks[before] ?? 0) + 1;
    }
  }
  return ranks;
}

/** How many passages of a reviewer are open where another begins. */
function countOpen(reader: Reader, start: number): number {
  while (
    reader.ended < reader.begun &&
    (reader.sortedEnds[reader.ended] ?? Number.MAX_SAFE_INTEGER) <= start
  ) {
    reader.ended += 1;
  }
  return reader.begun - reader.ended;
}

function compareOpen<A extends Comparable>(
  lineup: Lineup<A>,
  { open }: Reader,
  mark: number,
  found: NearPairs,
): void {
  const start = lineup.starts[mark] ?? 0;
  let kept = 0;
  for (const other of open) {
    if ((lineup.ends[other] ?? 0) <= start) continue;
    open[kept] = other;
    kept += 1;
    addPair(lineup, other, mark, found);
  }
  open.length = kept;
}

function compareNearest<A extends Comparable>(
  lineup: Lineup<A>,
  reader: Reader,
  { mark, rank }: { mark: number; rank: number },
  found: NearPairs,
): void {
  const { starts, ends } = lineup;
  reader.byEnd ??= reader.byStart
    .slice()
    .sort((a, b) =>
      inTurn((ends[a] ?? 0) - (ends[b] ?? 0), (starts[a] ?? 0) - (starts[b] ?? 0), a - b),
    );
  for (const [order, major, minor] of [
    [reader.byStart, starts, ends],
    [reader.byEnd, ends, starts],
  ] as const) {
    const at = placeIn(order, major, minor, mark) + rank;
    for (let place = at - NEAREST; place <= at + NEAREST; place += 1) {
      const other = order[place];
      if (other === undefined) continue;
      // The same pair may be found from both of its sides, which changes nothing.
      addPair(lineup, Math.min(mark, other), Math.max(mark, other), found);
    }
  }
}

/** Before which of another reviewer's passages, in one of their orders, the mark would stand. */
function placeIn(order: Int32Array, major: Int32Array, minor: Int32Array, mark: number): number {
  const isBefore = (other: number) => {
    const [a, b] = [major[other] ?? 0, major[mark] ?? 0];
    return a === b ? (minor[other] ?? 0) < (minor[mark] ?? 0) : a < b;
  };
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(order[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addPair<A extends Comparable>(
  { starts, ends }: Lineup<A>,
  first: number,
  second: number,
  found: NearPairs,
): void {
  const [start, end] = [starts[first] ?? 0, ends[first] ?? 0];
  const [otherStart, otherEnd] = [starts[second] ?? 0, ends[second] ?? 0];
  const shared = Math.min(end, otherEnd) - Math.max(start, otherStart);
  const length = end - start;
  const otherLength = otherEnd - otherStart;
  if (shared <= 0 || shared * 2 < Math.min(length, otherLength)) return;
  if (found.count === found.first.length) makeRoom(found);
  found.first[found.count] = first;
  found.second[found.count] = second;
  found.overlaps[found.count] = shared / (length + otherLength - shared);
  found.count += 1;
}
