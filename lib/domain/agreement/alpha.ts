/**
 * Krippendorff’s alpha for any number of reviewers, values missing or not:
 * 1 − observed / expected disagreement, over the values of units that at least two
 * judged. `observed` and `expected` are disagreement, in squared units of the
 * scale: for nominal values the share of pairs that differ.
 *
 * @see Krippendorff, K. (2004). Content Analysis, 2nd edition, chapter 11.
 * @see Krippendorff, K. (2011). Computing Krippendorff’s alpha-reliability.
 * https://repository.upenn.edu/asc_papers/43
 */
import type { Tally } from './coding-table';
import {
  type Coefficient,
  eachPairable,
  frequencies,
  type Frequencies,
  isOneValue,
} from './coefficient';
import { type UndefinedReason, undefinedOutcome } from './measure';

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** How far two values are from each other, by their places in the order: squared differences. */
export type Distance = (a: number, b: number) => number;

export function krippendorffsAlpha(level: Level | Distance): Coefficient {
  return (tally, counts) => {
    const frequent = frequencies(tally, counts);
    const n = frequent.units;
    const unfit = typeof level === 'string' ? unfitFor(level, tally) : null;
    if (unfit !== null) return undefinedOutcome(unfit, n);
    if (n === 0) return undefinedOutcome('nothing_to_compare', 0);

    const { distance, places } = metric(level, tally, frequent);
    const { ofValue, total } = frequent;
    let apart = 0;
    eachPairable(tally, counts, ({ codes }, count) => {
      apart += (count * disagreement(codes, distance)) / (codes.length - 1);
    });
    const byChance =
      places === null ? expectedPairs(ofValue, distance) : squaredDifferences(ofValue, places);
    const observed = apart / total;
    const expected = byChance / (total * (total - 1));
    if (isOneValue(frequent) || expected === 0) {
      return undefinedOutcome('one_value_only', n, { observed, expected });
    }
    return { value: 1 - observed / expected, undefinedBecause: null, n, observed, expected };
  };
}

function unfitFor(level: Level, { isOrdered, numbers }: Tally): UndefinedReason | null {
  switch (level) {
    case 'nominal':
      return null;
    case 'ordinal':
      return isOrdered ? null : 'order_unknown';
    case 'interval':
      return numbers === null ? 'not_a_number' : null;
    case 'ratio':
      if (numbers === null) return 'not_a_number';
      return numbers.some((number) => number < 0) ? 'below_zero' : null;
  }
}

/** `places` where distance is the squared difference of places on a line. */
type Metric = { distance: Distance; places: Float64Array | null };

function metric(level: Level | Distance, { numbers }: Tally, frequent: Frequencies): Metric {
  if (typeof level === 'function') return { distance: level, places: null };
  if (level === 'nominal') return { distance: differs, places: null };
  if (level === 'ratio') {
    const of = numbers ?? new Float64Array();
    return { distance: (a, b) => ratioDistance(of[a] ?? 0, of[b] ?? 0), places: null };
  }
  const places = level === 'ordinal' ? ranks(frequent) : (numbers ?? new Float64Array());
  return { distance: (a, b) => ((places[a] ?? 0) - (places[b] ?? 0)) ** 2, places };
}

const differs: Distance = (a, b) => (a === b ? 0 : 1);

function ratioDistance(a: number, b: number): number {
  return a === b ? 0 : ((a - b) / (a + b)) ** 2;
}

/**
 * The mean rank of each value. The ordinal difference of two values, all values
 * between them and half of both, is the difference of these.
 */
function ranks({ ofValue }: Frequencies): Float64Array {
  let below = 0;
  return ofValue.map((count) => {
    const rank = below + count / 2;
    below += count;
    return rank;
  });
}

/** Over all ordered pairs within a unit. */
function disagreement(codes: readonly number[], distance: Distance): number {
  let apart = 0;
  for (const [at, code] of codes.entries()) {
    for (let other = at + 1; other < codes.length; other += 1) {
      apart += 2 * distance(code, codes[other] ?? code);
    }
  }
  return apart;
}

/** The distance of every value from every other, as often as they occur. */
function expectedPairs(ofValue: Float64Array, distance: Distance): number {
  if (distance === differs) {
    let [total, same] = [0, 0];
    for (const count of ofValue) {
      total += count;
      same += count * count;
    }
    return total * total - same;
  }
  let apart = 0;
  for (const [a, count] of ofValue.entries()) {
    if (count === 0) continue;
    for (let b = 0; b < ofValue.length; b += 1) apart += count * (ofValue[b] ?? 0) * distance(a, b);
  }
  return apart;
}

/** The same for places on a line, which needs one pass: about their mean, lest digits be lost. */
function squaredDifferences(ofValue: Float64Array, places: Float64Array): number {
  let [total, sum] = [0, 0];
  for (const [value, count] of ofValue.entries()) {
    total += count;
    sum += count * (places[value] ?? 0);
  }
  let squares = 0;
  for (const [value, count] of ofValue.entries()) {
    squares += count * ((places[value] ?? 0) - sum / total) ** 2;
  }
  return 2 * total * squares;
}
