/**
 * What every coefficient is: a function of the kinds of units there are and of how
 * many there are of each, so that it can be taken of the units themselves and of
 * units drawn from them alike.
 */
import type { Pattern, Tally } from './coding-table';
import { type Outcome, undefinedOutcome } from './measure';

export type Coefficient = (tally: Tally, counts: Float64Array) => Outcome;

export type Frequencies = {
  /** Units with two values or more, which alone have something to compare. */
  units: number;
  /** How often each value stands in them, and how many values that are. */
  ofValue: Float64Array;
  total: number;
};

export function eachPairable(
  { patterns }: Tally,
  counts: Float64Array,
  see: (pattern: Pattern, count: number) => void,
): void {
  for (const [kind, pattern] of patterns.entries()) {
    const count = counts[kind] ?? 0;
    if (count > 0 && pattern.codes.length >= 2) see(pattern, count);
  }
}

export function frequencies(tally: Tally, counts: Float64Array): Frequencies {
  const ofValue = new Float64Array(tally.values.length);
  let units = 0;
  let total = 0;
  eachPairable(tally, counts, ({ codes }, count) => {
    units += count;
    total += count * codes.length;
    for (const code of codes) ofValue[code] = (ofValue[code] ?? 0) + count;
  });
  return { units, ofValue, total };
}

/** Whether all values that can be compared are one and the same. */
export function isOneValue({ ofValue, total }: Frequencies): boolean {
  return total > 0 && ofValue.includes(total);
}

/** Twice the pairs of equal values in a unit, its codes being sorted. */
export function agreeingPairs(codes: readonly number[]): number {
  let pairs = 0;
  let same = 0;
  for (const [at, code] of codes.entries()) {
    same = code === codes[at - 1] ? same + 1 : 0;
    pairs += 2 * same;
  }
  return pairs;
}

/** Observed agreement beyond what is expected by chance, over all there could be. */
export function beyondChance(n: number, observed: number, expected: number): Outcome {
  if (expected >= 1) return undefinedOutcome('one_value_only', n, { observed, expected });
  const value = (observed - expected) / (1 - expected);
  return { value, undefinedBecause: null, n, observed, expected };
}
