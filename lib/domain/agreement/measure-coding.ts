/**
 * Coefficients of a coding with their intervals. What is drawn again for an interval
 * is the unit: units are taken for a sample of all the claims these reviewers could
 * have judged, the reviewers for themselves.
 */
import { type Bootstrap, cumulate, drawCounts, percentileInterval } from './bootstrap';
import { type CodingTable, tally, type Tally } from './coding-table';
import { type Coefficient, sampleOf } from './coefficient';
import { type Measure, withoutInterval } from './measure';
import { createRandom } from './random';

/**
 * Steps that the resamples of one coefficient may take: for the few that compare
 * every value in use with every other, and have thousands of values.
 */
const MOST_STEPS = 2e9;

/** One coefficient of a coding; no interval without a bootstrap. */
export function measureOne(
  table: CodingTable,
  coefficient: Coefficient,
  bootstrap: Bootstrap | null = null,
): Measure {
  return measureCoding(table, { it: coefficient }, bootstrap).it;
}

/** Several, each over the same resamples, so that their intervals can be set side by side. */
export function measureCoding<Name extends string>(
  table: CodingTable,
  coefficients: Readonly<Record<Name, Coefficient>>,
  bootstrap: Bootstrap | null = null,
): Record<Name, Measure> {
  return measureTally(tally(table), coefficients, bootstrap);
}

/** Of units that have been counted. */
export function measureTally<Name extends string>(
  units: Tally,
  coefficients: Readonly<Record<Name, Coefficient>>,
  bootstrap: Bootstrap | null,
): Record<Name, Measure> {
  const entries = Object.entries<Coefficient>(coefficients);
  const whole = sampleOf(units, units.counts);
  const measured = entries.map(([name, coefficient]) => {
    const take = coefficient(units);
    return { name, take, measure: withoutInterval(take(whole)) };
  });
  const defined = measured.filter(({ measure }) => measure.value !== null && measure.n >= 2);
  if (bootstrap !== null && defined.length > 0 && isAffordable(units, bootstrap)) {
    const { resamples, seed, confidence } = bootstrap;
    const drawn = new Float64Array(units.counts.length);
    const cumulated = cumulate(units.counts);
    const random = createRandom(seed);
    const found = defined.map(() => new Float64Array(resamples));
    for (let turn = 0; turn < resamples; turn += 1) {
      drawCounts(units.counts, cumulated, random, drawn);
      const sample = sampleOf(units, drawn);
      for (const [at, { take }] of defined.entries()) {
        const values = found[at];
        if (values !== undefined) values[turn] = take(sample).value ?? Number.NaN;
      }
    }
    for (const [at, one] of defined.entries()) {
      const interval = percentileInterval(found[at] ?? new Float64Array(), confidence);
      one.measure = { ...one.measure, interval };
    }
  }
  // The entries of a record with the keys of the one that was given.
  return Object.fromEntries(measured.map(({ name, measure }) => [name, measure])) as Record<
    Name,
    Measure
  >;
}

function isAffordable({ values, patterns }: Tally, { resamples }: Bootstrap): boolean {
  return resamples * (values.length ** 2 + patterns.length) <= MOST_STEPS;
}
