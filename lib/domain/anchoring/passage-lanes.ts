/**
 * How overlapping passages are drawn so that each can be told from the others.
 *
 * Every passage keeps one lane under the text over its whole length. Of two
 * that overlap, the shorter runs on the inner lane and the longer below it.
 * Three lanes fit under a line; what needs a fourth is said to overflow and is
 * listed from the margin. The text is cut at every border, so that each piece
 * has one set of lines.
 */
import type { CodePointOffset, CodePointSpan } from './article-text';

/** Lanes that fit under a line of the article. */
const LANES = 3;

/** 0 is the inner lane, nearest to the words. */
export type Lane = 0 | 1 | 2 | 'overflow';

export type LaidPassage = CodePointSpan & { id: string };

type PieceLine = { id: string; lane: 0 | 1 | 2 };

/** A piece of the text under which the same lines run from end to end. */
export type TextPiece = CodePointSpan & {
  /** Which block the piece stands in; pieces never cross blocks. */
  block: number;
  /** Inner lane first. At most three. */
  lines: readonly PieceLine[];
  /** How many passages run here without a line of their own. */
  overflow: number;
  /** Ids of the passages whose numbers stand after this piece, inner lane first. */
  ends: readonly string[];
  /** Ids of the passages that begin with this piece, longest first. */
  starts: readonly string[];
};

export type PassageLayout = {
  lanes: ReadonlyMap<string, Lane>;
  /** Every character of every block is in exactly one piece, in order. Empty blocks have none. */
  pieces: readonly TextPiece[];
};

/**
 * Lay out passages over blocks. Blocks are in order and do not overlap; a
 * passage may reach over several. Ids are distinct.
 *
 * @throws RangeError for a passage that holds no character.
 */
export function layOutPassages(
  passages: readonly LaidPassage[],
  blocks: readonly CodePointSpan[],
): PassageLayout {
  for (const { id, start, end } of passages) {
    if (start >= end) throw new RangeError(`Passage ${id} holds no character (${start}..${end})`);
  }
  const lanes = assignLanes(passages);
  return { lanes, pieces: cutPieces(passages, blocks, lanes) };
}

/** Inner before outer: the shorter first, then the earlier, then by id so that nothing swaps. */
function innerFirst(a: LaidPassage, b: LaidPassage): number {
  const longer = a.end - a.start - (b.end - b.start);
  if (longer !== 0) return longer;
  if (a.start !== b.start) return a.start - b.start;
  return a.id < b.id ? -1 : 1;
}

function assignLanes(passages: readonly LaidPassage[]): ReadonlyMap<string, Lane> {
  const borders = [...new Set(passages.flatMap(({ start, end }) => [start, end]))].sort(
    (a, b) => a - b,
  );
  const place = new Map<number, number>(borders.map((border, index) => [border, index]));
  const occupied = createMaximumTree(borders.length);
  const lanes = new Map<string, Lane>();
  for (const { id, start, end } of [...passages].sort(innerFirst)) {
    const from = place.get(start) ?? 0;
    const to = place.get(end) ?? 0;
    // One below the lowest line of the shorter passages it overlaps.
    const lane = occupied.highest(from, to);
    occupied.raise(from, to, lane + 1);
    lanes.set(id, lane === 0 || lane === 1 || lane === 2 ? lane : 'overflow');
  }
  return lanes;
}

/** Largest value over a range, raised over a range, both in logarithmic time. */
function createMaximumTree(size: number) {
  let leaves = 1;
  while (leaves < size) leaves *= 2;
  /** Per node: the largest value below it, and the value that holds for all of it. */
  const largest = new Int32Array(2 * leaves);
  const everywhere = new Int32Array(2 * leaves);

  function highest(from: number, to: number, node = 1, low = 0, high = leaves): number {
    if (to <= low || high <= from) return 0;
    if (from <= low && high <= to) return largest[node] ?? 0;
    const middle = (low + high) >>> 1;
    return Math.max(
      everywhere[node] ?? 0,
      highest(from, to, 2 * node, low, middle),
      highest(from, to, 2 * node + 1, middle, high),
    );
  }

  function raise(from: number, to: number, value: number, node = 1, low = 0, high = leaves): void {
    if (to <= low || high <= from) return;
    largest[node] = Math.max(largest[node] ?? 0, value);
    if (from <= low && high <= to) {
      everywhere[node] = Math.max(everywhere[node] ?? 0, value);
      return;
    }
    const middle = (low + high) >>> 1;
    raise(from, to, value, 2 * node, low, middle);
    raise(from, to, value, 2 * node + 1, middle, high);
  }

  return {
    highest: (from: number, to: number) => highest(from, to),
    raise: (from: number, to: number, value: number) => raise(from, to, value),
  };
}

function cutPieces(
  passages: readonly LaidPassage[],
  blocks: readonly CodePointSpan[],
  lanes: ReadonlyMap<string, Lane>,
): TextPiece[] {
  const byId = [...passages].sort(innerFirst);
  const starting = groupBy(byId, ({ start }) => start);
  const ending = groupBy(byId, ({ end }) => end);
  const borders = [...new Set([...starting.keys(), ...ending.keys()])].sort((a, b) => a - b);

  const pieces: TextPiece[] = [];
  /** What runs at the place the sweep has come to. No two share a lane. */
  const running: (string | null)[] = new Array<null>(LANES).fill(null);
  let overflow = 0;
  let next = 0;

  /** Passages begin and end at this border; their marks belong to the pieces beside it. */
  function pass(border: number, last: { ends: string[] } | undefined, starts: string[]): void {
    for (const { id } of ending.get(border) ?? []) {
      const lane = lanes.get(id) ?? 'overflow';
      if (lane === 'overflow') overflow -= 1;
      else running[lane] = null;
      last?.ends.push(id);
    }
    for (const { id } of starting.get(border) ?? []) {
      const lane = lanes.get(id) ?? 'overflow';
      if (lane === 'overflow') overflow += 1;
      else running[lane] = id;
      starts.unshift(id);
    }
  }

  let last: { ends: string[] } | undefined;
  let starts: string[] = [];
  for (const [block, span] of blocks.entries()) {
    let from: number = span.start;
    while (from < span.end) {
      for (; (borders[next] ?? Infinity) <= from; next += 1) pass(borders[next] ?? 0, last, starts);
      const to = Math.min(borders[next] ?? Infinity, span.end);
      const piece = {
        start: from as CodePointOffset,
        end: to as CodePointOffset,
        block,
        lines: running.flatMap((id, lane) =>
          id === null ? [] : [{ id, lane: lane as 0 | 1 | 2 }],
        ),
        overflow,
        ends: [] as string[],
        starts,
      };
      pieces.push(piece);
      last = piece;
      starts = [];
      from = to;
    }
  }
  for (; next < borders.length; next += 1) pass(borders[next] ?? 0, last, starts);
  return pieces;
}

function groupBy(
  passages: readonly LaidPassage[],
  keyOf: (passage: LaidPassage) => number,
): Map<number, LaidPassage[]> {
  const groups = new Map<number, LaidPassage[]>();
  for (const passage of passages) {
    const group = groups.get(keyOf(passage));
    if (group === undefined) groups.set(keyOf(passage), [passage]);
    else group.push(passage);
  }
  return groups;
}
