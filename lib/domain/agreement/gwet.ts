/**
 * Gwet’s AC1 and AC2, for any number of reviewers. Where one value is far more
 * frequent than the others, they stay near the observed agreement, where kappa and
 * alpha fall. `observed` and `expected` are agreement.
 *
 * A unit with one value has no agreement to observe; it does tell how frequent
 * values are, and counts for what is expected by chance.
 *
 * @see Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the
 * presence of high agreement. British Journal of Mathematical and Statistical
 * Psychology 61(1), 29–48.
 * @see Gwet, K. L. (2014). Handbook of Inter-Rater Reliability, 4th edition.
 */
import { beyondChance, type Coefficient, frequencies, isOneValue } from './coefficient';
import type { Tally } from './coding-table';
import { meanCredit, sharesOfValues } from './kappa';
import { type Outcome, undefinedOutcome } from './measure';
import { type Weight, weightOf, type WeightScheme } from './weights';

export const gwetsAc1: Coefficient = (tally, counts) => gwet(tally, counts, null);

/** AC1 with partial credit for values that are near each other. */
export function gwetsAc2(scheme: WeightScheme): Coefficient {
  return (tally, counts) => {
    const weight = weightOf(scheme, tally);
    if (weight === null) return undefinedOutcome('order_unknown', frequencies(tally, counts).units);
    return gwet(tally, counts, weight);
  };
}

function gwet(tally: Tally, counts: Float64Array, weight: Weight | null): Outcome {
  const frequent = frequencies(tally, counts);
  const n = frequent.units;
  if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
  const observed = meanCredit(tally, counts, weight) / n;
  let spread = 0;
  for (const share of sharesOfValues(tally, counts)) spread += share * (1 - share);
  const values = tally.values.length;
  const expected = values < 2 ? 1 : (spread * allCredit(values, weight)) / (values * (values - 1));
  if (isOneValue(frequent)) return undefinedOutcome('one_value_only', n, { observed, expected });
  return beyondChance(n, observed, expected);
}

/** The credit of every value with every value, added up. */
function allCredit(values: number, weight: Weight | null): number {
  if (weight === null) return values;
  let credit = 0;
  for (let a = 0; a < values; a += 1) for (let b = 0; b < values; b += 1) credit += weight(a, b);
  return credit;
}
