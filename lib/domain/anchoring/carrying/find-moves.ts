/**
 * What was moved: of the words that found no place in their order, the stretches
 * that stand whole somewhere else.
 *
 * Words alone are no evidence of a move: another sentence may hold the same ones,
 * and a deleted claim must not live on there. A whole sentence has to stand in the
 * other place, or most of several; what belongs to the same paragraph follows it.
 */
import {
  findRuns,
  heaviestChain,
  stretchAround,
  type WordRun,
  type WordStretch,
} from './word-runs';
import { fillGap, type Matching, take } from './fill-gap';
import { isLookalike } from './lookalikes';
import { weigh } from './telling-bits';
import { LINE_START, startsSentence, type WordTokens } from './word-tokens';

/** Rows that stand once among what is left. */
const ROW = 3;
/** A sentence of fewer words says too little to be told from another one like it. */
const FEWEST_WORDS = 5;
const FEWEST_BITS = 40;
/** So few words between two stretches are there by chance. */
const BRIDGED = 3;
/** Parts of a stretch this far apart were not moved together. */
const FURTHEST = 80;

export function findMoves(matching: Matching): void {
  const { old, fresh, shared } = matching;
  const oldLeft = unmatched(shared.images);
  const newLeft = unmatched(shared.origins);
  const runs = findRuns(old.ids, fresh.ids, oldLeft, newLeft, { size: ROW, isStrict: true });

  const groups = new Map<string, { runs: WordRun[]; old: WordStretch; fresh: WordStretch }>();
  for (const run of runs) {
    const from = stretchAround(oldLeft, run.inOld);
    const to = stretchAround(newLeft, run.inNew);
    if (from === undefined || to === undefined) continue;
    const key = `${from.from} ${to.from}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { runs: [run], old: from, fresh: to });
    else group.runs.push(run);
  }
  const moves = [...groups.values()].flatMap((group) =>
    divided(heaviestChain(group.runs)).map((chain) => ({ ...group, chain })),
  );
  const weighOld = (words: WordStretch) => weigh(old.ids, shared.bits, words);
  const weightOf = (chain: readonly WordRun[]) =>
    chain.reduce(
      (sum, { inOld, length }) => sum + weighOld({ from: inOld, to: inOld + length }),
      0,
    );
  const weighed = moves.map((move) => ({ ...move, weight: weightOf(move.chain) }));
  weighed.sort((a, b) =>
    a.weight === b.weight ? firstOf(a.chain) - firstOf(b.chain) : b.weight - a.weight,
  );
  for (const move of weighed) {
    if (isMove(matching, move)) follow(matching, move);
  }
}

type Move = {
  chain: readonly WordRun[];
  /** The left-over stretches that it lies in. */
  old: WordStretch;
  fresh: WordStretch;
  weight: number;
};

function firstOf(chain: readonly WordRun[]): number {
  return chain[0]?.inOld ?? 0;
}

function divided(chain: readonly WordRun[]): WordRun[][] {
  const parts: WordRun[][] = [];
  for (const run of chain) {
    const part = parts.at(-1);
    const last = part?.at(-1);
    const isNear =
      last !== undefined &&
      run.inOld - last.inOld - last.length <= FURTHEST &&
      run.inNew - last.inNew - last.length <= FURTHEST;
    if (part !== undefined && isNear) part.push(run);
    else parts.push([run]);
  }
  return parts;
}

function isMove(
  matching: Matching,
  { chain, old: oldLeft, fresh: newLeft, weight }: Move,
): boolean {
  const { old, fresh, shared } = matching;
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (isTaken(matching, chain)) return false;
  const inOld = widened(old, first.inOld, last.inOld + last.length, oldLeft, startsSentence);
  const inNew = widened(fresh, first.inNew, last.inNew + last.length, newLeft, startsSentence);
  const shares = [
    weight / Math.max(1, weigh(old.ids, shared.bits, inOld)),
    weight / Math.max(1, weigh(fresh.ids, shared.bits, inNew)),
  ];
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  if (chain.some((run) => holdsSentence(matching, run))) return least >= 0.3;
  if (least < 0.4 || most < 0.6 || weight < FEWEST_BITS) return false;
  // The rows are what stands once; between them the two may well say the same.
  const { aligner } = matching;
  const same = aligner.fits(inOld, inNew) ? aligner.align(inOld, inNew) : chain;
  return !isLookalike(matching, inOld, inNew, {
    old: (at) => same.some((run) => run.inOld <= at && at < run.inOld + run.length),
    fresh: (at) => same.some((run) => run.inNew <= at && at < run.inNew + run.length),
  });
}

/** Whether much of it has found its place meanwhile; a word here and there is an accident. */
function isTaken({ shared }: Matching, chain: readonly WordRun[]): boolean {
  let taken = 0;
  let total = 0;
  for (const { inOld, inNew, length } of chain) {
    total += length;
    for (let at = 0; at < length; at += 1) {
      if (shared.images[inOld + at] !== -1 || shared.origins[inNew + at] !== -1) taken += 1;
    }
  }
  return taken * 4 > total;
}

/** Whether a run holds a sentence that is whole, and a sentence, in both texts. */
function holdsSentence(matching: Matching, { inOld, inNew, length }: WordRun): boolean {
  const { old, fresh, shared } = matching;
  let from = -1;
  for (let at = 0; at <= length; at += 1) {
    const begins = startsSentence(old, inOld + at) && startsSentence(fresh, inNew + at);
    if (!begins) continue;
    if (
      from !== -1 &&
      at - from >= FEWEST_WORDS &&
      weigh(old.ids, shared.bits, { from: inOld + from, to: inOld + at }) >= FEWEST_BITS
    ) {
      return true;
    }
    if (from === -1 || at - from >= FEWEST_WORDS) from = at;
  }
  return false;
}

/** A stretch out to where its first and its last part begin and end, within another. */
function widened(
  tokens: WordTokens,
  from: number,
  to: number,
  within: WordStretch,
  isStart: (tokens: WordTokens, at: number) => boolean,
): WordStretch {
  let start = from;
  while (start > within.from && !isStart(tokens, start)) start -= 1;
  let end = to;
  while (end < within.to && !isStart(tokens, end)) end += 1;
  return { from: start, to: end };
}

function startsLine({ flags }: WordTokens, at: number): boolean {
  return ((flags[at] ?? 0) & LINE_START) !== 0;
}

/** Take the move, and what stood with it in its paragraph. */
function follow(matching: Matching, { chain, old: oldLeft, fresh: newLeft }: Move): void {
  const { old, fresh, shared } = matching;
  const [first, last] = [chain[0], chain.at(-1)];
  if (first === undefined || last === undefined) return;
  for (const run of chain) take(shared, run);
  const oldLines = widened(old, first.inOld, last.inOld + last.length, oldLeft, startsLine);
  const newLines = widened(fresh, first.inNew, last.inNew + last.length, newLeft, startsLine);
  let oldFrom = oldLines.from;
  let newFrom = newLines.from;
  const end = { inOld: oldLines.to, inNew: newLines.to, length: 0 };
  for (const { inOld, inNew, length } of [...chain, end]) {
    const [oldGap, newGap] = [
      freeEnd(shared.images, oldFrom, inOld),
      freeEnd(shared.origins, newFrom, inNew),
    ];
    if (oldGap.to > oldGap.from && newGap.to > newGap.from) {
      fillGap(matching, oldGap, newGap);
    }
    oldFrom = inOld + length;
    newFrom = inNew + length;
  }
  for (let at = oldLines.from; at < oldLines.to; at += 1) {
    const image = shared.images[at] ?? -1;
    if (image >= newLines.from && image < newLines.to) shared.moved[at] = 1;
  }
}

/** A stretch without what another move has taken of it meanwhile. */
function freeEnd(matched: Int32Array, from: number, to: number): WordStretch {
  for (let at = from; at < to; at += 1) {
    if (matched[at] !== -1) return { from, to: from };
  }
  return { from, to };
}

/** The stretches without a partner, ascending. A few words that have one do not divide them. */
function unmatched(matches: Int32Array): WordStretch[] {
  const stretches: WordStretch[] = [];
  for (let at = 0; at < matches.length;) {
    if (matches[at] !== -1) {
      at += 1;
      continue;
    }
    let to = at + 1;
    while (to < matches.length && matches[to] === -1) to += 1;
    const last = stretches.at(-1);
    if (last !== undefined && at - last.to <= BRIDGED) last.to = to;
    else stretches.push({ from: at, to });
    at = to;
  }
  return stretches;
}
