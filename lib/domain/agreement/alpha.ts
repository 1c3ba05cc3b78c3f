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
import type { Pattern, Tally } from './coding-table';
import {
  type Coefficient,
  type Frequencies,
  isOneValue,
  ofPairable,
  type Sample,
  sumOfPairs,
  sumOver,
} from './coefficient';
import { type UndefinedReason, undefinedOutcome } from './measure';

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** How far two values are from each other, by their places in the order: squared differences. */
type Distance = (a: number, b: number) => number;

export function krippendorffsAlpha(level: Level | Distance): Coefficient {
  return (tally) => {
    const unfit = typeof level === 'string' ? unfitFor(level, tally) : null;
    if (unfit !== null) return (sample) => undefinedOutcome(unfit, sample.frequencies().units);
    const disagreements = disagreementsOf(level, tally);
    return (sample) => {
      const frequent = sample.frequencies();
      const { units: n, total } = frequent;
      if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
      const { within, between } = disagreements(sample);
      const observed = within / total;
      const expected = between / (total * (total - 1));
      if (isOneValue(frequent) || expected === 0) {
        return undefinedOutcome('one_value_only', n, { observed, expected });
      }
      return { value: 1 - observed / expected, undefinedBecause: null, n, observed, expected };
    };
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

/**
 * The distances of values within units, each unit’s over one less than its values;
 * and of every value from every other.
 */
type Disagreements = (sample: Sample) => { within: number; between: number };

function disagreementsOf(level: Level | Distance, tally: Tally): Disagreements {
  const { numbers } = tally;
  if (level === 'ordinal') return (sample) => ordinalDisagreements(tally, sample);
  if (level === 'interval' && numbers !== null) {
    const within = distancesWithin(tally, (a, b) => ((numbers[a] ?? 0) - (numbers[b] ?? 0)) ** 2);
    return (sample) => ({
      within: sumOver(sample, within),
      between: squaredDifferences(sample.frequencies(), numbers),
    });
  }
  if (level === 'nominal') {
    const within = distancesWithin(tally, (a, b) => (a === b ? 0 : 1));
    return (sample) => ({
      within: sumOver(sample, within),
      between: differentPairs(sample.frequencies()),
    });
  }
  const distance = typeof level === 'function' ? level : ratioDistance(numbers);
  const within = distancesWithin(tally, distance);
  return (sample) => ({
    within: sumOver(sample, within),
    between: allDistances(sample.frequencies(), distance),
  });
}

function ratioDistance(numbers: Float64Array | null): Distance {
  return (a, b) => {
    if (a === b) return 0;
    const [one, other] = [numbers?.[a] ?? 0, numbers?.[b] ?? 0];
    return ((one - other) / (one + other)) ** 2;
  };
}

function distancesWithin(tally: Tally, distance: Distance): Float64Array {
  return ofPairable(tally, ({ codes }) => sumOfPairs(codes, distance) / (codes.length - 1));
}

/**
 * The ordinal difference of two values, all values between them and half of both, is
 * the difference of their mean ranks, and so depends on the sample.
 */
function ordinalDisagreements({ patterns }: Tally, sample: Sample) {
  const frequent = sample.frequencies();
  let below = 0;
  const ranks = frequent.ofValue.map((count) => {
    const rank = below + count / 2;
    below += count;
    return rank;
  });
  let within = 0;
  for (let kind = 0; kind < patterns.length; kind += 1) {
    const count = sample.counts[kind] ?? 0;
    const pattern = patterns[kind];
    if (pattern !== undefined && count > 0) within += count * rankDistances(pattern, ranks);
  }
  return { within, between: squaredDifferences(frequent, ranks) };
}

/** Ranks are whole or half numbers: these sums lose no digit. */
function rankDistances({ codes }: Pattern, ranks: Float64Array): number {
  if (codes.length < 2) return 0;
  let sum = 0;
  let squares = 0;
  for (const code of codes) {
    const rank = ranks[code] ?? 0;
    sum += rank;
    squares += rank * rank;
  }
  return (2 * (codes.length * squares - sum * sum)) / (codes.length - 1);
}

function differentPairs({ ofValue, total }: Frequencies): number {
  let same = 0;
  for (const count of ofValue) same += count * count;
  return total * total - same;
}

function allDistances({ ofValue }: Frequencies, distance: Distance): number {
  let sum = 0;
  for (let a = 0; a < ofValue.length; a += 1) {
    const count = ofValue[a] ?? 0;
    if (count === 0) continue;
    for (let b = 0; b < ofValue.length; b += 1) sum += count * (ofValue[b] ?? 0) * distance(a, b);
  }
  return sum;
}

/** For places on a line one pass is enough: about their mean, lest digits be lost. */
function squaredDifferences({ ofValue, total }: Frequencies, places: Float64Array): number {
  let sum = 0;
  for (let value = 0; value < ofValue.length; value += 1) {
    sum += (ofValue[value] ?? 0) * (places[value] ?? 0);
  }
  const mean = sum / total;
  let squares = 0;
  for (let value = 0; value < ofValue.length; value += 1) {
    squares += (ofValue[value] ?? 0) * ((places[value] ?? 0) - mean) ** 2;
  }
  return 2 * total * squares;
}
