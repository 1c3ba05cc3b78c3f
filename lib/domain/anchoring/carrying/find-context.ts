/** Where the surroundings of a quotation stand, and what stands between them now. */
import type { GapAligner } from './align-gap';
import type { QuoteWords } from './quote-tokens';
import { weigh } from './telling-bits';
import type { WordIndex } from './word-index';
import type { WordStretch } from './word-runs';
import type { WordTokens } from './word-tokens';

/** How many words of the surroundings are looked for, on each side. */
const MOST_WORDS = 4;
const FEWEST_WORDS = 2;
/** Below this share of what a quotation says, what stands in its place is something else. */
const LEAST_SHARE = 0.34;
/** Where only one side of the surroundings is left, more of the words must be. */
const LEAST_SHARE_ONE_SIDED = 0.5;

export type ContextPlace = {
  /** What the words were changed into; `null` if nothing of them is left. */
  place: WordStretch | null;
  /** The word before which they stood. */
  stood: number;
  /** Both sides were found. */
  isWhole: boolean;
};

export type Surroundings = {
  quoted: WordTokens;
  fresh: WordTokens;
  index: WordIndex;
  bits: Uint8Array;
  aligner: GapAligner;
};

export function findContext(around: Surroundings, own: QuoteWords): ContextPlace | null {
  const length = own.exact.to - own.exact.from;
  const before = placesOfEnd(around, own.prefix, 'end').map(({ to }) => to);
  const after = placesOfEnd(around, own.suffix, 'start').map(({ from }) => from);
  const between = closest(before, after, length);
  if (between !== null) {
    const share = between.to > between.from ? shareOf(around, own.exact, between) : null;
    const isLeft = share !== null && share.share >= LEAST_SHARE;
    return { place: isLeft ? between : null, stood: between.from, isWhole: true };
  }
  const [start, end] = [only(before), only(after)];
  const reach = Math.ceil(length * 1.5) + 8;
  if (start !== null) {
    const window = { from: start, to: Math.min(around.fresh.count, start + reach) };
    return oneSided(around, own, window, 'from', start);
  }
  if (end !== null) {
    return oneSided(around, own, { from: Math.max(0, end - reach), to: end }, 'to', end);
  }
  return null;
}

function oneSided(
  around: Surroundings,
  own: QuoteWords,
  window: WordStretch,
  known: 'from' | 'to',
  stood: number,
): ContextPlace {
  const found = window.to > window.from ? shareOf(around, own.exact, window) : null;
  if (found === null || found.share < LEAST_SHARE_ONE_SIDED) {
    return { place: null, stood, isWhole: false };
  }
  const place =
    known === 'from'
      ? { from: window.from, to: found.last + 1 }
      : { from: found.first, to: window.to };
  return { place, stood, isWhole: false };
}

/** Where the words next to the quotation stand: as many of them as are found, two at least. */
function placesOfEnd(
  { quoted, index }: Surroundings,
  { from, to }: WordStretch,
  side: 'start' | 'end',
): WordStretch[] {
  for (let size = Math.min(MOST_WORDS, to - from); size >= FEWEST_WORDS; size -= 1) {
    const row =
      side === 'end' ? quoted.ids.subarray(to - size, to) : quoted.ids.subarray(from, from + size);
    const places = index.placesOf(row);
    if (places.length > 0) return places.map((at) => ({ from: at, to: at + size }));
  }
  return [];
}

/** The stretch between a place before and a place after that is most like the length. */
function closest(
  before: readonly number[],
  after: readonly number[],
  length: number,
): WordStretch | null {
  let best: WordStretch | null = null;
  let smallest = Infinity;
  for (const from of before) {
    let low = 0;
    let high = after.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((after[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < Math.min(after.length, low + 3); at += 1) {
      const to = after[at] ?? from;
      const difference = Math.abs(to - from - length);
      if (to - from <= length * 2 + 20 && difference < smallest) {
        smallest = difference;
        best = { from, to };
      }
    }
  }
  return best;
}

function only(places: readonly number[]): number | null {
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** How much of the quotation is in a stretch, and from where to where. */
function shareOf({ quoted, bits, aligner }: Surroundings, exact: WordStretch, place: WordStretch) {
  if (!aligner.fits(exact, place)) return null;
  const runs = aligner.align(exact, place);
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return null;
  const common = runs.reduce(
    (sum, { inOld, length }) => sum + weigh(quoted.ids, bits, { from: inOld, to: inOld + length }),
    0,
  );
  return {
    share: common / weigh(quoted.ids, bits, exact),
    first: first.inNew,
    last: last.inNew + last.length - 1,
  };
}
