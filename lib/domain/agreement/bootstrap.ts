/**
 * Bootstrap percentile intervals: the units are drawn again, as many as there are
 * and with replacement, the measure is taken of each such draw, and the interval
 * holds the middle of what comes out.
 *
 * @see Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap,
 * chapter 13.
 */
import { drawBinomial } from './binomial';
import type { Interval } from './measure';
import { createRandom, type Random } from './random';

export type Bootstrap = {
  /** The same seed gives the same interval. */
  seed: number;
  resamples: number;
  /** The share of the resampled values that the interval holds, such as 0.95. */
  confidence: number;
};

/** What is used where nobody asks for anything else. */
export const STANDARD_BOOTSTRAP: Bootstrap = { seed: 1, resamples: 1_000, confidence: 0.95 };

/** Below this many units in all, drawing one by one is quicker than a count for each kind. */
const DRAWN_ONE_BY_ONE = 8;

/**
 * One resample of units that come in kinds: how many of each kind are drawn. The
 * counts of `into` follow the multinomial distribution of `counts`.
 */
export function drawCounts(
  counts: Float64Array,
  cumulated: Float64Array,
  random: Random,
  into: Float64Array,
): void {
  into.fill(0);
  const kinds = counts.length;
  const total = cumulated[kinds - 1] ?? 0;
  if (total === kinds) {
    for (let unit = 0; unit < total; unit += 1) add(into, random.below(kinds));
    return;
  }
  if (total <= DRAWN_ONE_BY_ONE * kinds) {
    for (let unit = 0; unit < total; unit += 1) add(into, kindOf(random.below(total), cumulated));
    return;
  }
  let unitsLeft = total;
  let weightLeft = total;
  for (let kind = 0; kind < kinds && unitsLeft > 0; kind += 1) {
    const weight = counts[kind] ?? 0;
    const drawn = drawBinomial(unitsLeft, weight / weightLeft, random);
    into[kind] = drawn;
    unitsLeft -= drawn;
    weightLeft -= weight;
  }
}

/** Units that are each of their own kind: which are drawn, as many as there are, once for each resample. */
export function eachResample(
  units: number,
  { seed, resamples }: Bootstrap,
  see: (drawn: Int32Array, turn: number) => void,
): void {
  const random = createRandom(seed);
  const drawn = new Int32Array(units);
  for (let turn = 0; turn < resamples; turn += 1) {
    for (let at = 0; at < units; at += 1) drawn[at] = random.below(units);
    see(drawn, turn);
  }
}

export function cumulate(counts: Float64Array): Float64Array {
  const sums = new Float64Array(counts.length);
  let sum = 0;
  for (const [at, count] of counts.entries()) {
    sum += count;
    sums[at] = sum;
  }
  return sums;
}

/**
 * The middle of the resampled values, between two of them where it falls between.
 * Draws of which the measure was undefined (`NaN`) are left out; null where all are.
 */
export function percentileInterval(values: Float64Array, confidence: number): Interval | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return null;
  const tail = (1 - confidence) / 2;
  return [quantile(sorted, tail), quantile(sorted, 1 - tail)];
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

function kindOf(unit: number, cumulated: Float64Array): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulated[middle] ?? 0) > unit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function add(into: Float64Array, at: number): void {
  into[at] = (into[at] ?? 0) + 1;
}
