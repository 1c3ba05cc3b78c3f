/**
 * Agreement on values, and agreement beyond chance in the family of kappa: Cohen,
 * weighted, Scott, Fleiss, and Bennett’s S. All are (observed − expected) /
 * (1 − expected) and differ in what they expect. `observed` and `expected` are
 * agreement. From −1 to 1; 0 is chance.
 */
import type { Tally } from './coding-table';
import {
  agreeingPairs,
  beyondChance,
  type Coefficient,
  eachPairable,
  frequencies,
  isOneValue,
} from './coefficient';
import { type Outcome, undefinedOutcome } from './measure';
import { IDENTITY, type Weight, weightOf, type WeightScheme } from './weights';

/**
 * The share of pairs of judgements that are the same. A unit weighs as many values
 * as it has, so that 1 − this is what Krippendorff’s nominal alpha observes.
 */
export const percentAgreement: Coefficient = (tally, counts) => {
  let [units, agreeing, values] = [0, 0, 0];
  eachPairable(tally, counts, ({ codes }, count) => {
    units += count;
    values += count * codes.length;
    agreeing += (count * agreeingPairs(codes)) / (codes.length - 1);
  });
  if (units === 0) return undefinedOutcome('nothing_to_compare', 0);
  const value = agreeing / values;
  return { value, undefinedBecause: null, n: units, observed: value, expected: null };
};

/**
 * Cohen’s kappa of two reviewers: by chance, each gives each value as often as they
 * did, independently of the other. Units that one of them left out do not count.
 *
 * @see Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational
 * and Psychological Measurement 20(1), 37–46.
 */
export const cohensKappa: Coefficient = (tally, counts) => kappaOfTwo(tally, counts, IDENTITY);

/**
 * Cohen’s kappa with partial credit for values that are near each other.
 *
 * @see Cohen, J. (1968). Weighted kappa: nominal scale agreement with provision for
 * scaled disagreement or partial credit. Psychological Bulletin 70(4), 213–220.
 */
export function weightedKappa(weights: WeightScheme | Weight): Coefficient {
  return (tally, counts) => {
    const weight = typeof weights === 'string' ? weightOf(weights, tally) : weights;
    if (tally.raters !== 2) return notOfTwo(tally);
    if (weight === null) return undefinedOutcome('order_unknown', frequencies(tally, counts).units);
    return kappaOfTwo(tally, counts, weight);
  };
}

/**
 * The highest kappa that two reviewers could reach who give each value as often as
 * these did, and what it would observe.
 *
 * @see Cohen (1960), p. 42.
 */
export const greatestKappa: Coefficient = (tally, counts) => {
  if (tally.raters !== 2) return notOfTwo(tally);
  const { n, first, second } = margins(tally, counts);
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  let [shared, expected] = [0, 0];
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
export const scottsPi: Coefficient = (tally, counts) => {
  if (tally.raters !== 2) return notOfTwo(tally);
  return ofTheCommonScale(tally, counts, ({ ofValue, total }) =>
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
export const fleissKappa: Coefficient = (tally, counts) => {
  const frequent = frequencies(tally, counts);
  const n = frequent.units;
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  const observed = meanCredit(tally, counts, null) / n;
  const expected = sum(sharesOfValues(tally, counts), (share) => share * share);
  if (isOneValue(frequent)) return undefinedOutcome('one_value_only', n, { observed, expected });
  return beyondChance(n, observed, expected);
};

/**
 * Bennett’s S: by chance, every value is given as often as any other.
 *
 * @see Bennett, E. M., Alpert, R. & Goldstein, A. C. (1954). Communications through
 * limited-response questioning. Public Opinion Quarterly 18(3), 303–308.
 */
export const bennettsS: Coefficient = (tally, counts) =>
  ofTheCommonScale(tally, counts, () => 1 / tally.values.length);

/** The mean, over all units with a value, of the share that each value has of a unit’s. */
export function sharesOfValues({ patterns, values }: Tally, counts: Float64Array): Float64Array {
  const shares = new Float64Array(values.length);
  let units = 0;
  for (const [kind, { codes }] of patterns.entries()) {
    const count = counts[kind] ?? 0;
    units += count;
    for (const code of codes) shares[code] = (shares[code] ?? 0) + count / codes.length;
  }
  return shares.map((share) => share / units);
}

/** The credit of the pairs within a unit, on average, added up over the units. */
export function meanCredit(tally: Tally, counts: Float64Array, weight: Weight | null): number {
  let credit = 0;
  eachPairable(tally, counts, ({ codes }, count) => {
    const pairs = codes.length * (codes.length - 1);
    credit += (count * (weight === null ? agreeingPairs(codes) : credited(codes, weight))) / pairs;
  });
  return credit;
}

function credited(codes: readonly number[], weight: Weight): number {
  let credit = 0;
  for (const [at, code] of codes.entries()) {
    for (let other = at + 1; other < codes.length; other += 1) {
      credit += 2 * weight(code, codes[other] ?? code);
    }
  }
  return credit;
}

function ofTheCommonScale(
  tally: Tally,
  counts: Float64Array,
  expect: (frequent: ReturnType<typeof frequencies>) => number,
): Outcome {
  const frequent = frequencies(tally, counts);
  const n = frequent.units;
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  const observed = meanCredit(tally, counts, null) / n;
  const expected = expect(frequent);
  if (isOneValue(frequent)) return undefinedOutcome('one_value_only', n, { observed, expected });
  return beyondChance(n, observed, expected);
}

function kappaOfTwo(tally: Tally, counts: Float64Array, weight: Weight): Outcome {
  if (tally.raters !== 2) return notOfTwo(tally);
  const { n, first, second, total } = margins(tally, counts, weight);
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  const [rows, columns] = [inUse(first), inUse(second)];
  let expectedPairs = 0;
  for (const row of rows) {
    if (weight === IDENTITY) {
      expectedPairs += (first[row] ?? 0) * (second[row] ?? 0);
      continue;
    }
    for (const column of columns) {
      expectedPairs += (first[row] ?? 0) * (second[column] ?? 0) * weight(row, column);
    }
  }
  const observed = total / n;
  const expected = expectedPairs / (n * n);
  if (rows.length === 1 && columns.length === 1 && rows[0] === columns[0]) {
    return undefinedOutcome('one_value_only', n, { observed, expected });
  }
  // Whole numbers as long as possible: agreement throughout is 1 and not nearly 1.
  const value = (total * n - expectedPairs) / (n * n - expectedPairs);
  return { value, undefinedBecause: null, n, observed, expected };
}

/** Without a unit nobody knows how many reviewers there are. */
function notOfTwo({ raters }: Tally): Outcome {
  return undefinedOutcome(raters === 0 ? 'nothing_to_compare' : 'needs_two_raters', 0);
}

function margins({ patterns, values }: Tally, counts: Float64Array, weight: Weight = IDENTITY) {
  const first = new Float64Array(values.length);
  const second = new Float64Array(values.length);
  let n = 0;
  let total = 0;
  for (const [kind, pattern] of patterns.entries()) {
    const count = counts[kind] ?? 0;
    if (count === 0 || pattern.first < 0 || pattern.second < 0) continue;
    n += count;
    total += count * weight(pattern.first, pattern.second);
    first[pattern.first] = (first[pattern.first] ?? 0) + count;
    second[pattern.second] = (second[pattern.second] ?? 0) + count;
  }
  return { n, total, first, second };
}

function inUse(margin: Float64Array): number[] {
  return [...margin.keys()].filter((value) => (margin[value] ?? 0) > 0);
}

function sum(values: Float64Array, of: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += of(value);
  return total;
}
