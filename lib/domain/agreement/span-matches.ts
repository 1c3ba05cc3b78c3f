/** What two reviewers both marked, by the three ways of counting marks. */
import { type Passage, sharedLength } from '../comparison/passage';
import { sortNearlySorted } from '../shared/sort-numbers';
import { unite, type Units } from './continuum';

/** Things that count, each at a position of the text: as one, or as much as `amounts` says. */
export type Counted = { places: ArrayLike<number>; amounts: ArrayLike<number> | null };

export type Found = { both: Counted; first: Counted; second: Counted };

/** Passages with the same first and last position; twice where both marked it twice. */
export function exactMatches(a: readonly Passage[], b: readonly Passage[]): Found {
  const span = Math.max(spanOf(a), spanOf(b));
  const both = samePassages(passageKeys(a, span), passageKeys(b, span), span);
  return { both, first: startsOf(a), second: startsOf(b) };
}

/** More than any position at which one of the passages ends. */
function spanOf(passages: readonly Passage[]): number {
  let span = 0;
  for (const { end } of passages) if (end >= span) span = end + 1;
  return span;
}

/** A number for each passage, by where it begins and then by where it ends; ascending. */
function passageKeys(passages: readonly Passage[], span: number): Float64Array {
  const keys = new Float64Array(passages.length);
  let at = 0;
  for (const { start, end } of passages) {
    keys[at] = start * span + end;
    at += 1;
  }
  sortNearlySorted(keys);
  return keys;
}

/** The passages that both have. */
export function samePassages(a: Float64Array, b: Float64Array, span: number): Counted {
  const places: number[] = [];
  let [at, to] = [0, 0];
  while (at < a.length && to < b.length) {
    const [one, other] = [a[at] ?? 0, b[to] ?? 0];
    if (one === other) places.push(Math.floor(one / span));
    if (one <= other) at += 1;
    if (other <= one) to += 1;
  }
  return { places, amounts: null };
}

/**
 * Passages that share a position, matched one to one, as many as can be. The one that
 * ends first is matched with the open one of the other that ends first: no other
 * choice leaves more to the passages that follow.
 */
export function overlapMatches(a: readonly Passage[], b: readonly Passage[]): Found {
  const sides = [byEnd(a), byEnd(b)] as const;
  const earliest = sides.map(earliestStarts);
  const taken = sides.map((own) => own.map(() => false));
  const from = [0, 0];
  const both: number[] = [];
  const turn = [0, 0];
  for (;;) {
    const [one, two] = [sides[0][turn[0] ?? 0], sides[1][turn[1] ?? 0]];
    const side = two === undefined || (one !== undefined && one.end <= two.end) ? 0 : 1;
    const passage = side === 0 ? one : two;
    if (passage === undefined) break;
    const at = turn[side] ?? 0;
    turn[side] = at + 1;
    const own = taken[side] ?? [];
    if (own[at] === true) continue;
    const other = 1 - side;
    const others = sides[other] ?? [];
    const isTaken = taken[other] ?? [];
    // Those that ended before this one have had their turn.
    let next = from[other] ?? 0;
    while (next < others.length && (isTaken[next] === true || hasEnded(others[next], passage))) {
      next += 1;
    }
    from[other] = next;
    for (let to = next; to < others.length; to += 1) {
      const candidate = others[to];
      // Nothing from here on begins before this one ends.
      if (candidate === undefined || (earliest[other]?.[to] ?? 0) >= passage.end) break;
      if (isTaken[to] === true || sharedLength(candidate, passage) === 0) continue;
      isTaken[to] = true;
      own[at] = true;
      both.push(passage.start);
      break;
    }
  }
  return { both: { places: both, amounts: null }, first: startsOf(a), second: startsOf(b) };
}

/**
 * Words: one counts as marked when any part of it is. Without words, positions.
 *
 * @param tokens in reading order.
 */
export function tokenMatches(tokens: readonly Passage[] | undefined) {
  const words = tokens === undefined ? null : wordsOf(tokens);
  return (a: readonly Passage[], b: readonly Passage[]): Found => {
    const [ours, theirs] = [unite(a), unite(b)];
    if (words === null) {
      return { both: sharedParts(ours, theirs), first: lengthsOf(ours), second: lengthsOf(theirs) };
    }
    const [byA, byB] = [words.markedIn(ours), words.markedIn(theirs)];
    return {
      both: words.counted(sharedParts(byA, byB)),
      first: words.counted(lengthsOf(byA)),
      second: words.counted(lengthsOf(byB)),
    };
  };
}

export type Words = {
  /** The words that are marked, as stretches of their numbers. */
  markedIn: (units: Units) => Units;
  /** Stretches of words, to be counted where the words stand. */
  counted: (stretches: Counted) => Counted;
};

/** @param tokens in reading order. */
export function wordsOf(tokens: readonly Passage[]): Words {
  const starts = new Float64Array(tokens.length);
  const ends = new Float64Array(tokens.length);
  let count = 0;
  for (const { start, end } of tokens) {
    starts[count] = start;
    ends[count] = end;
    count += 1;
  }
  return {
    markedIn: (units) => wordsIn({ starts, ends }, units),
    counted: (stretches) => atPositions(starts, stretches),
  };
}

function wordsIn(words: Units, units: Units): Units {
  const starts = new Float64Array(units.starts.length);
  const ends = new Float64Array(units.starts.length);
  const count = words.starts.length;
  let found = 0;
  let word = 0;
  for (let unit = 0; unit < units.starts.length; unit += 1) {
    const [start, end] = [units.starts[unit] ?? 0, units.ends[unit] ?? 0];
    while (word < count && (words.ends[word] ?? 0) <= start) word += 1;
    const from = word;
    // A word that goes on behind the unit may be marked by the next one, too: once.
    while (word < count && (words.starts[word] ?? 0) < end) word += 1;
    if (word === from) continue;
    starts[found] = from;
    ends[found] = word;
    found += 1;
  }
  return { starts: starts.subarray(0, found), ends: ends.subarray(0, found) };
}

/** The first word of a stretch may begin before the mark on it, and so in another section than the rest. */
function atPositions(starts: Float64Array, { places, amounts }: Counted): Counted {
  const positions: number[] = [];
  const counts: number[] = [];
  for (let at = 0; at < places.length; at += 1) {
    const word = places[at] ?? 0;
    const rest = (amounts?.[at] ?? 1) - 1;
    positions.push(starts[word] ?? 0);
    counts.push(1);
    if (rest === 0) continue;
    positions.push(starts[word + 1] ?? 0);
    counts.push(rest);
  }
  return { places: positions, amounts: counts };
}

/** What lies in a unit of both. */
export function sharedParts(a: Units, b: Units): Counted {
  const places: number[] = [];
  const amounts: number[] = [];
  let [at, to] = [0, 0];
  while (at < a.starts.length && to < b.starts.length) {
    const start = Math.max(a.starts[at] ?? 0, b.starts[to] ?? 0);
    const end = Math.min(a.ends[at] ?? 0, b.ends[to] ?? 0);
    if (end > start) {
      places.push(start);
      amounts.push(end - start);
    }
    if ((a.ends[at] ?? 0) <= (b.ends[to] ?? 0)) at += 1;
    else to += 1;
  }
  return { places, amounts };
}

export function lengthsOf({ starts, ends }: Units): Counted {
  return { places: starts, amounts: ends.map((end, at) => end - (starts[at] ?? end)) };
}

function startsOf(passages: readonly Passage[]): Counted {
  return { places: passages.map(({ start }) => start), amounts: null };
}

function byEnd(passages: readonly Passage[]): Passage[] {
  return [...passages].sort((one, other) => one.end - other.end);
}

/** The first start among each passage and those after it. */
function earliestStarts(passages: readonly Passage[]): number[] {
  const starts = passages.map(({ start }) => start);
  for (let at = starts.length - 2; at >= 0; at -= 1) {
    starts[at] = Math.min(starts[at] ?? 0, starts[at + 1] ?? 0);
  }
  return starts;
}

function hasEnded(passage: Passage | undefined, before: Passage): boolean {
  return passage !== undefined && passage.end <= before.start;
}
