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
import { beyondChance, type Coefficient, isOneValue, sumOver } from './coefficient';
import type { Tally } from './coding-table';
import { meanCredit } from './kappa';
import { undefinedOutcome } from './measure';
import { type Weight, weightOf, type WeightScheme } from './weights';

export const gwetsAc1: Coefficient = (tally) => gwet(tally, null);

/** AC1 with partial credit for values that are near each other. */
export function gwetsAc2(scheme: WeightScheme): Coefficient {
  return (tally) => {
    const weight = weightOf(scheme, tally);
    if (weight !== null) return gwet(tally, weight);
    return (sample) => undefinedOutcome('order_unknown', sample.frequencies().units);
  };
}

function gwet(tally: Tally, weight: Weight | null): ReturnType<Coefficient> {
  const credit = meanCredit(tally, weight);
  const values = tally.values.length;
  const perPair = allCredit(values, weight) / (values * (values - 1));
  return (sample) => {
    const frequent = sample.frequencies();
    const n = frequent.units;
    if (n === 0) return undefinedOutcome('nothing_to_compare', 0);
    const observed = sumOver(sample, credit) / n;
    let spread = 0;
    for (const share of sample.shares()) spread += share * (1 - share);
    const expected = values < 2 ? 1 : spread * perPair;
    if (isOneValue(frequent)) return undefinedOutcome('one_value_only', n, { observed, expected });
    return beyondChance(n, observed, expected);
  };
}

/** The credit of every value with every value, added up. */
function allCredit(values: number, weight: Weight | null): number {
  if (weight === null) return values;
  let credit = 0;
  for (let a = 0; a < values; a += 1) for (let b = 0; b < values; b += 1) credit += weight(a, b);
  return credit;
}
