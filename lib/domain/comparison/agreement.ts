/**
 * How far reviewers agree on verdicts, in the measures of the literature.
 *
 * The input is a table: a row for each unit (one claim), a column for each
 * reviewer, `null` where a reviewer said nothing. A row with fewer than two
 * values has nothing to compare and does not count; what is missing is never a
 * verdict of its own.
 *
 * A measure that has nothing to measure is undefined, with the reason, and is
 * neither 1 nor 0: where only one verdict is used throughout, chance alone would
 * give full agreement, so agreement beyond chance has no meaning.
 */

export type UndefinedReason =
  /** No unit that two reviewers judged. */
  | 'nothing_to_compare'
  /** One value throughout: agreement cannot be told from chance. */
  | 'one_value_only';

/** Measured value with what it rests on: `n` units, and observed and expected agreement where the measure has them. */
export type Measure = { n: number; observed: number | null; expected: number | null } & (
  { value: number; undefinedBecause: null } | { value: null; undefinedBecause: UndefinedReason }
);

export type Ratings = readonly (readonly (string | null)[])[];

/** The share of pairs of judgements that are the same, over all pairs within units. */
export function percentAgreement(ratings: Ratings): Measure {
  const rows = pairable(ratings);
  const pairs = sum(rows.map(pairsIn));
  if (pairs === 0) return undefinedMeasure('nothing_to_compare', 0);
  const value = sum(rows.map(agreeingPairsIn)) / pairs;
  return { value, undefinedBecause: null, n: rows.length, observed: value, expected: null };
}

/**
 * Cohen's kappa for two reviewers: (observed − expected) / (1 − expected), the
 * expected agreement being that of two independent reviewers who give each
 * verdict as often as these two did. From −1 to 1; 0 is chance.
 *
 * @see Cohen, J. (1960). A coefficient of agreement for nominal scales.
 * Educational and Psychological Measurement 20(1), 37–46.
 */
export function cohensKappa(pairs: readonly (readonly [string | null, string | null])[]): Measure {
  const judged = pairs.flatMap(([a, b]) => (a === null || b === null ? [] : [{ a, b }]));
  const n = judged.length;
  if (n === 0) return undefinedMeasure('nothing_to_compare', 0);

  const counts = { a: countsOf(judged.map(({ a }) => a)), b: countsOf(judged.map(({ b }) => b)) };
  const agreed = judged.filter(({ a, b }) => a === b).length;
  // Whole numbers until the end: 1 − expected must be 0 exactly where it is.
  const expectedPairs = sum(
    [...counts.a].map(([value, count]) => count * (counts.b.get(value) ?? 0)),
  );
  const observed = agreed / n;
  const expected = expectedPairs / (n * n);
  if (expectedPairs === n * n) return undefinedMeasure('one_value_only', n, { observed, expected });
  const value = (agreed * n - expectedPairs) / (n * n - expectedPairs);
  return { value, undefinedBecause: null, n, observed, expected };
}

/**
 * Krippendorff's alpha for nominal values, any number of reviewers, values
 * missing or not: 1 − observed / expected disagreement, over the coincidences of
 * values within units. `observed` and `expected` are given as agreement.
 *
 * @see Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability.
 * https://repository.upenn.edu/asc_papers/43
 */
export function krippendorffsAlpha(ratings: Ratings): Measure {
  const rows = pairable(ratings);
  const n = rows.length;
  const values = rows.flat();
  const total = values.length;
  if (total === 0) return undefinedMeasure('nothing_to_compare', 0);

  // Each unit weighs as many values as it has: its pairs are divided by one less than that.
  const coincident = sum(rows.map((row) => (2 * agreeingPairsIn(row)) / (row.length - 1)));
  const byChance = sum([...countsOf(values).values()].map((count) => count * (count - 1)));
  const observed = coincident / total;
  const expected = byChance / (total * (total - 1));
  if (byChance === total * (total - 1)) {
    return undefinedMeasure('one_value_only', n, { observed, expected });
  }
  const value = 1 - (1 - observed) / (1 - expected);
  return { value, undefinedBecause: null, n, observed, expected };
}

export type ConfusionMatrix = {
  verdicts: readonly string[];
  /** `counts[row][column]`: the first reviewer gave the row's verdict, the second the column's. */
  counts: readonly (readonly number[])[];
};

/**
 * Verdicts of one reviewer against those of another.
 *
 * @param order the verdicts of the scale; only those in use are shown, and any
 * that is not in the scale comes last.
 */
export function confusionMatrix(
  pairs: readonly (readonly [string | null, string | null])[],
  order: readonly string[],
): ConfusionMatrix {
  const judged = pairs.flatMap(([a, b]) => (a === null || b === null ? [] : [{ a, b }]));
  const used = new Set(judged.flatMap(({ a, b }) => [a, b]));
  const unknown = [...used].filter((verdict) => !order.includes(verdict)).sort();
  const verdicts = [...order.filter((verdict) => used.has(verdict)), ...unknown];
  const counts = verdicts.map((row) =>
    verdicts.map((column) => judged.filter(({ a, b }) => a === row && b === column).length),
  );
  return { verdicts, counts };
}

export function undefinedMeasure(
  undefinedBecause: UndefinedReason,
  n: number,
  { observed, expected }: { observed: number | null; expected: number | null } = {
    observed: null,
    expected: null,
  },
): Measure {
  return { value: null, undefinedBecause, n, observed, expected };
}

/** The values of each unit that at least two reviewers judged. */
function pairable(ratings: Ratings): string[][] {
  const rows = ratings.map((row) => row.filter((value) => value !== null));
  return rows.filter((row) => row.length >= 2);
}

function pairsIn(row: readonly string[]): number {
  return (row.length * (row.length - 1)) / 2;
}

function agreeingPairsIn(row: readonly string[]): number {
  return sum([...countsOf(row).values()].map((count) => (count * (count - 1)) / 2));
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
