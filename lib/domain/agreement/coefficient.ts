/**
 * What every coefficient is: a function of the kinds of units there are, which then
 * takes any number of units of each kind. So it can be taken of the units themselves
 * and of units drawn from them alike, and looks at the pairs within a unit once.
 */
import type { Pattern, Tally } from './coding-table';
import { type Outcome, undefinedOutcome } from './measure';

export type Coefficient = (tally: Tally) => (sample: Sample) => Outcome;

/** Units of each kind, and what several coefficients ask of them. */
export type Sample = {
  counts: Float64Array;
  frequencies: () => Frequencies;
  shares: () => Float64Array;
};

export type Frequencies = {
  /** Units with two values or more, which alone have something to compare. */
  units: number;
  /** How often each value stands in them, and how many values that are. */
  ofValue: Float64Array;
  total: number;
};

/** What is asked of a sample is worked out once, when it is first asked. */
export function sampleOf(tally: Tally, counts: Float64Array): Sample {
  let frequent: Frequencies | null = null;
  let shares: Float64Array | null = null;
  return {
    counts,
    frequencies: () => (frequent ??= frequenciesOf(tally, counts)),
    shares: () => (shares ??= sharesOf(tally, counts)),
  };
}

function frequenciesOf({ patterns, values }: Tally, counts: Float64Array): Frequencies {
  const ofValue = new Float64Array(values.length);
  let units = 0;
  let total = 0;
  for (let kind = 0; kind < patterns.length; kind += 1) {
    const count = counts[kind] ?? 0;
    const codes = patterns[kind]?.codes ?? [];
    if (count === 0 || codes.length < 2) continue;
    units += count;
    total += count * codes.length;
    for (const code of codes) ofValue[code] = (ofValue[code] ?? 0) + count;
  }
  return { units, ofValue, total };
}

/** The mean, over all units with a value, of the share that each value has of a unit’s. */
function sharesOf({ patterns, values }: Tally, counts: Float64Array): Float64Array {
  const shares = new Float64Array(values.length);
  let units = 0;
  for (let kind = 0; kind < patterns.length; kind += 1) {
    const count = counts[kind] ?? 0;
    const codes = patterns[kind]?.codes ?? [];
    units += count;
    for (const code of codes) shares[code] = (shares[code] ?? 0) + count / codes.length;
  }
  return shares.map((share) => share / units);
}

/** Something of each kind of unit that has two values or more; 0 for the others. */
export function ofPairable({ patterns }: Tally, of: (pattern: Pattern) => number): Float64Array {
  return Float64Array.from(patterns, (pattern) => (pattern.codes.length < 2 ? 0 : of(pattern)));
}

/** Added up over the units of a sample. */
export function sumOver({ counts }: Sample, ofKind: Float64Array): number {
  let sum = 0;
  for (let kind = 0; kind < counts.length; kind += 1) {
    sum += (counts[kind] ?? 0) * (ofKind[kind] ?? 0);
  }
  return sum;
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

/** Twice what the pairs of values in a unit come to. */
export function sumOfPairs(
  codes: readonly number[],
  of: (one: number, other: number) => number,
): number {
  let sum = 0;
  for (const [at, code] of codes.entries()) {
    for (let other = at + 1; other < codes.length; other += 1) {
      sum += 2 * of(code, codes[other] ?? code);
    }
  }
  return sum;
}

/** Observed agreement beyond what is expected by chance, over all there could be. */
export function beyondChance(n: number, observed: number, expected: number): Outcome {
  if (expected >= 1) return undefinedOutcome('one_value_only', n, { observed, expected });
  const value = (observed - expected) / (1 - expected);
  return { value, undefinedBecause: null, n, observed, expected };
}
