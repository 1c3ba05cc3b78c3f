/** What two reviewers both marked, by the three ways of counting marks. */
import { type Passage, sharedLength } from '../comparison/passage';
import { unite, type Units } from './continuum';

/** Things that count, each at a position of the text: as one, or as much as `amounts` says. */
export type Counted = { places: readonly number[]; amounts: readonly number[] | null };

export type Found = { both: Counted; first: Counted; second: Counted };

/** Passages with the same first and last position; twice where both marked it twice. */
export function exactMatches(a: readonly Passage[], b: readonly Passage[]): Found {
  const [ours, theirs] = [inOrder(a), inOrder(b)];
  const both: number[] = [];
  let [at, to] = [0, 0];
  for (;;) {
    const [one, other] = [ours[at], theirs[to]];
    if (one === undefined || other === undefined) break;
    const order = byPlace(one, other);
    if (order === 0) both.push(one.start);
    if (order <= 0) at += 1;
    if (order >= 0) to += 1;
  }
  return { both: { places: both, amounts: null }, first: startsOf(a), second: startsOf(b) };
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
  return (a: readonly Passage[], b: readonly Passage[]): Found =>
    tokens === undefined ? positions(unite(a), unite(b)) : words(tokens, a, b);
}

function words(tokens: readonly Passage[], a: readonly Passage[], b: readonly Passage[]): Found {
  const [byA, byB] = [marked(tokens, unite(a)), marked(tokens, unite(b))];
  const others = new Set(byB);
  return {
    both: startsOf(byA.filter((token) => others.has(token))),
    first: startsOf(byA),
    second: startsOf(byB),
  };
}

function marked(tokens: readonly Passage[], { starts, ends }: Units): Passage[] {
  let at = 0;
  return tokens.filter(({ start, end }) => {
    while (at < ends.length && (ends[at] ?? 0) <= start) at += 1;
    return at < ends.length && (starts[at] ?? 0) < end;
  });
}

function positions(a: Units, b: Units): Found {
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
  return { both: { places, amounts }, first: lengthsOf(a), second: lengthsOf(b) };
}

function lengthsOf({ starts, ends }: Units): Counted {
  return { places: [...starts], amounts: [...ends].map((end, at) => end - (starts[at] ?? end)) };
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

function inOrder(passages: readonly Passage[]): Passage[] {
  return [...passages].sort(byPlace);
}

function byPlace(one: Passage, other: Passage): number {
  return one.start === other.start ? one.end - other.end : one.start - other.start;
}
