/**
 * What changed between two wordings, by words: for suggested fixes, for a
 * passage whose text was edited, for two readings of one quotation.
 *
 * Myers' O(ND) algorithm over words, spaces and punctuation. Its cost grows with
 * the square of the difference, so the search is bounded; two texts that differ
 * more are divided at the words that stand once in each, and where there are
 * none the old is given as deleted and the new as inserted.
 *
 * Joining `same` and `delete` gives the old text, `same` and `insert` the new.
 */

import { shortestEdit } from './shortest-edit';

export type DiffPart = { op: 'same' | 'delete' | 'insert'; text: string };

/** Beyond this many edits one stretch is divided instead of searched. */
const MOST_EDITS = 600;

/** How often a stretch may be divided before it is given as replaced. */
const MOST_DIVISIONS = 8;

/** A word with its inner apostrophes, a stretch of white space, or a single other character. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\s+|./gsu;

export function diffWords(before: string, after: string): DiffPart[] {
  const old = before.match(TOKEN) ?? [];
  const fresh = after.match(TOKEN) ?? [];
  const edits: DiffPart[] = [];
  diffStretch(whole(old), whole(fresh), 0, edits);
  return tidied(edits);
}

/** A stretch of tokens: a window on a list, so that dividing copies nothing. */
type Stretch = { tokens: readonly string[]; from: number; to: number };

function whole(tokens: readonly string[]): Stretch {
  return { tokens, from: 0, to: tokens.length };
}

function diffStretch(old: Stretch, fresh: Stretch, divisions: number, out: DiffPart[]): void {
  let head = 0;
  const shorter = Math.min(old.to - old.from, fresh.to - fresh.from);
  while (head < shorter && old.tokens[old.from + head] === fresh.tokens[fresh.from + head])
    head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    old.tokens[old.to - 1 - tail] === fresh.tokens[fresh.to - 1 - tail]
  ) {
    tail += 1;
  }
  push(out, 'same', old, old.from, old.from + head);
  const innerOld = { ...old, from: old.from + head, to: old.to - tail };
  const innerFresh = { ...fresh, from: fresh.from + head, to: fresh.to - tail };
  if (innerOld.from === innerOld.to || innerFresh.from === innerFresh.to) {
    replace(innerOld, innerFresh, out);
  } else if (!searchEdits(innerOld, innerFresh, out)) {
    divide(innerOld, innerFresh, divisions, out);
  }
  push(out, 'same', old, old.to - tail, old.to);
}

function push(out: DiffPart[], op: DiffPart['op'], { tokens }: Stretch, from: number, to: number) {
  if (from < to) out.push({ op, text: tokens.slice(from, to).join('') });
}

function replace(old: Stretch, fresh: Stretch, out: DiffPart[]): void {
  push(out, 'delete', old, old.from, old.to);
  push(out, 'insert', fresh, fresh.from, fresh.to);
}

/** Writes nothing and returns false where the two differ in more than the bound. */
function searchEdits(old: Stretch, fresh: Stretch, out: DiffPart[]): boolean {
  const n = old.to - old.from;
  const m = fresh.to - fresh.from;
  const kept = shortestEdit(
    n,
    m,
    (x, y) => old.tokens[old.from + x] === fresh.tokens[fresh.from + y],
    MOST_EDITS,
  );
  if (kept === null) return false;
  let [x, y] = [0, 0];
  for (const { inOld, inNew, length } of [...kept, { inOld: n, inNew: m, length: 0 }]) {
    push(out, 'delete', old, old.from + x, old.from + inOld);
    push(out, 'insert', fresh, fresh.from + y, fresh.from + inNew);
    push(out, 'same', old, old.from + inOld, old.from + inOld + length);
    [x, y] = [inOld + length, inNew + length];
  }
  return true;
}

/** Divide two stretches that differ much at the words that stand once in each. */
function divide(old: Stretch, fresh: Stretch, divisions: number, out: DiffPart[]): void {
  const anchors = divisions < MOST_DIVISIONS ? commonAnchors(old, fresh) : [];
  if (anchors.length === 0) {
    replace(old, fresh, out);
    return;
  }
  let fromOld = old.from;
  let fromFresh = fresh.from;
  for (const { inOld, inFresh } of [...anchors, { inOld: old.to, inFresh: fresh.to }]) {
    diffStretch(
      { ...old, from: fromOld, to: inOld },
      { ...fresh, from: fromFresh, to: inFresh },
      divisions + 1,
      out,
    );
    push(out, 'same', old, inOld, Math.min(inOld + 1, old.to));
    fromOld = inOld + 1;
    fromFresh = inFresh + 1;
  }
}

type Anchor = { inOld: number; inFresh: number };

/** Tokens that stand once in each stretch, as many as keep their order in both. */
function commonAnchors(old: Stretch, fresh: Stretch): Anchor[] {
  const inOld = uniquePlaces(old);
  const inFresh = uniquePlaces(fresh);
  const pairs: Anchor[] = [];
  for (const [token, place] of inOld) {
    const other = inFresh.get(token);
    if (place !== null && other !== undefined && other !== null) {
      pairs.push({ inOld: place, inFresh: other });
    }
  }
  return longestIncreasing(pairs);
}

/** Where each token stands, in order; `null` for one that stands there more than once. */
function uniquePlaces({ tokens, from, to }: Stretch): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (let index = from; index < to; index += 1) {
    const token = tokens[index] ?? '';
    places.set(token, places.has(token) ? null : index);
  }
  return places;
}

/** The longest part of the pairs, ascending in the old text, that ascends in the new one too. */
function longestIncreasing(pairs: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, { inFresh }] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tails[middle] ?? 0]?.inFresh ?? 0) < inFresh) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const chain: Anchor[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

/**
 * One deletion and one insertion per change, and no change in two pieces for the
 * sake of a space that both wordings have between them.
 */
function tidied(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    if (deleted !== '') out.push({ op: 'delete', text: deleted });
    if (inserted !== '') out.push({ op: 'insert', text: inserted });
    deleted = '';
    inserted = '';
  };
  for (const [index, { op, text }] of parts.entries()) {
    if (op === 'delete') deleted += text;
    else if (op === 'insert') inserted += text;
    else {
      const next = parts[index + 1];
      const joins = deleted !== '' && inserted !== '' && next !== undefined && next.op !== 'same';
      if (joins && text.trim() === '') {
        deleted += text;
        inserted += text;
        continue;
      }
      flush();
      const last = out.at(-1);
      if (last?.op === 'same') last.text += text;
      else out.push({ op, text });
    }
  }
  flush();
  return out;
}
