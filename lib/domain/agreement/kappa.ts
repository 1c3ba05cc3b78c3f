/**
 * Agreement on values, and agreement beyond chance in the family of kappa: Cohen,
 * weighted, Scott, Fleiss, and Bennett’s S. All are (observed − expected) /
 * (1 − expected) and differ in what they expect. `observed` and `expected` are
 * agreement. At most 1; 0 is chance.
 */
import type { Tally } from './coding-table';
import {
  agreeingPairs,
  beyondChance,
  type Coefficient,
  type Frequencies,
  isOneValue,
  ofPairable,
  type Sample,
  sumOfPairs,
  sumOver,
} from './coefficient';
import { type Outcome, undefinedOutcome } from './measure';
import { IDENTITY, type Weight, weightOf, type WeightScheme } from './weights';

/**
 * The share of pairs of judgements that are the same. A unit weighs as many values
 * as it has, so that 1 − this is what Krippendorff’s nominal alpha observes.
 */
export const percentAgreement: Coefficient = (tally) => {
  const agreeing = ofPairable(tally, ({ codes }) => agreeingPairs(codes) / (codes.length - 1));
  return (sample) => {
    const { units, total } = sample.frequencies();
    if (units === 0) return undefinedOutcome('nothing_to_compare', 0);
    const value = sumOver(sample, agreeing) / total;
    return { value, undefinedBecause: null, n: units, observed: value, expected: null };
  };
};

/**
 * Cohen’s kappa of two reviewers: by chance, each gives each value as often as they
 * did, independently of the other. Units that one of them left out do not count.
 *
 * @see Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational
 * and Psychological Measurement 20(1), 37–46.
 */
export const cohensKappa: Coefficient = (tally) => kappaOfTwo(tally, IDENTITY);

/**
 * Cohen’s kappa with partial credit for values that are near each other.
 *
 * @see Cohen, J. (1968). Weighted kappa: nominal scale agreement with provision for
 * scaled disagreement or partial credit. Psychological Bulletin 70(4), 213–220.
 */
export function weightedKappa(weights: WeightScheme | Weight): Coefficient {
  return (tally) => {
    const weight = typeof weights === 'string' ? weightOf(weights, tally) : weights;
    if (weight !== null || tally.raters !== 2) return kappaOfTwo(tally, weight ?? IDENTITY);
    return (sample) => undefinedOutcome('order_unknown', sample.frequencies().units);
  };
}

/**
 * The highest kappa that two reviewers could reach who give each value as often as
 * these did, and what it would observe.
 *
 * @see Cohen (1960), p. 42.
 */
export const greatestKappa: Coefficient = (tally) => (sample) => {
  if (tally.raters !== 2) return notOfTwo(tally);
  const { n, first, second } = margins(tally, sample);
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  let shared = 0;
  let expected = 0;
  for (const [value, count] of first.entries()) {
    shared += Math.min(count, second[value] ?? 0);
    expected += count * (second[value] ?? 0);
  }
  return beyondChance(n, shared / n, expected / (n * n));
};

/**
 * Scott’s pi of two reviewers: by chance, both give each value as often as the two
 * did together. Units that one of them left out do not count.
 *
 * @see Scott, W. A. (1955). Reliability of content analysis: the case of nominal
 * scale coding. Public Opinion Quarterly 19(3), 321–325.
 */
export const scottsPi: Coefficient = (tally) => {
  if (tally.raters !== 2) return () => notOfTwo(tally);
  return againstScale(tally, (_, { ofValue, total }) =>
    sum(ofValue, (count) => (count / total) ** 2),
  );
};

/**
 * Fleiss’ kappa of any number of reviewers. Where units have unequal numbers of
 * values, a unit with fewer than two is not observed, each of the others counts the
 * same, and how often a value is given by chance is the mean, over all units, of its
 * share of the unit’s values, as in Gwet’s coefficients.
 *
 * @see Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.
 * Psychological Bulletin 76(5), 378–382.
 * @see Gwet, K. L. (2014). Handbook of Inter-Rater Reliability, 4th edition.
 */
export const fleissKappa: Coefficient = (tally) =>
  againstScale(tally, (sample) => sum(sample.shares(), (share) => share * share));

/**
 * Bennett’s S: by chance, every value is given as often as any other.
 *
 * @see Bennett, E. M., Alpert, R. & Goldstein, A. C. (1954). Communications through
 * limited-response questioning. Public Opinion Quarterly 18(3), 303–308.
 */
export const bennettsS: Coefficient = (tally) => againstScale(tally, () => 1 / tally.values.length);

/** Of each kind of unit, the credit of the pairs of values in it, on average. */
export function meanCredit(tally: Tally, weight: Weight | null): Float64Array {
  return ofPairable(tally, ({ codes }) => {
    const pairs = codes.length * (codes.length - 1);
    return (weight === null ? agreeingPairs(codes) : sumOfPairs(codes, weight)) / pairs;
  });
}

/** What is observed in the units on average, against what the frequency of values lets expect. */
function againstScale(
  tally: Tally,
  expect: (sample: Sample, frequent: Frequencies) => number,
): ReturnType<Coefficient> {
  const credit = meanCredit(tally, null);
  return (sample) => {
    const frequent = sample.frequencies();
    const n = frequent.units;
    if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
    const observed = sumOver(sample, credit) / n;
    const expected = expect(sample, frequent);
    if (isOneValue(frequent)) return undefinedOutcome('one_value_only', n, { observed, expected });
    return beyondChance(n, observed, expected);
  };
}

function kappaOfTwo(tally: Tally, weight: Weight): ReturnType<Coefficient> {
  if (tally.raters !== 2) return () => notOfTwo(tally);
  const credit = ofPairable(tally, ({ first, second }) => weight(first, second));
  return (sample) => {
    const { n, first, second } = margins(tally, sample);
    if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
    const total = sumOver(sample, credit);
    const [rows, columns] = [inUse(first), inUse(second)];
    const expectedPairs = pairsByChance({ first, second, rows, columns }, weight);
    const observed = total / n;
    const expected = expectedPairs / (n * n);
    if (rows.length === 1 && columns.length === 1 && rows[0] === columns[0]) {
      return undefinedOutcome('one_value_only', n, { observed, expected });
    }
    // Whole numbers as long as possible: agreement throughout is 1 and not nearly 1.
    const value = (total * n - expectedPairs) / (n * n - expectedPairs);
    return { value, undefinedBecause: null, n, observed, expected };
  };
}

type Margins = { first: Float64Array; second: Float64Array };

function pairsByChance(
  { first, second, rows, columns }: Margins & { rows: number[]; columns: number[] },
  weight: Weight,
): number {
  let pairs = 0;
  for (const row of rows) {
    const count = first[row] ?? 0;
    if (weight === IDENTITY) {
      pairs += count * (second[row] ?? 0);
      continue;
    }
    for (const column of columns) pairs += count * (second[column] ?? 0) * weight(row, column);
  }
  return pairs;
}

/** Without a unit nobody knows how many reviewers there are. */
function notOfTwo({ raters }: Tally): Outcome {
  return undefinedOutcome(raters === 0 ? 'nothing_to_compare' : 'needs_two_raters', 0);
}

/** How often each of the two gave each value, in units that both judged. */
function margins({ patterns, values }: Tally, { counts }: Sample): Margins & { n: number } {
  const first = new Float64Array(values.length);
  const second = new Float64Array(values.length);
  let n = 0;
  for (let kind = 0; kind < patterns.length; kind += 1) {
    const count = counts[kind] ?? 0;
    const pattern = patterns[kind];
    if (pattern === undefined || count === 0 || pattern.codes.length < 2) continue;
    n += count;
    first[pattern.first] = (first[pattern.first] ?? 0) + count;
    second[pattern.second] = (second[pattern.second] ?? 0) + count;
  }
  return { n, first, second };
}

function inUse(margin: Float64Array): number[] {
  const used: number[] = [];
  for (let value = 0; value < margin.length; value += 1) {
    if ((margin[value] ?? 0) > 0) used.push(value);
  }
  return used;
}

function sum(values: Float64Array, of: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
