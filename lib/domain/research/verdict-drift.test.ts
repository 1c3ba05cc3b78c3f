import { test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { judgedUnits } from './judged-units';
import { someReadings, toRound } from '@/lib/testing/some-rounds';
import { verdictCounts } from './verdict-counts';
import { verdictDrift } from './verdict-drift';

const BOOTSTRAP = { seed: 1, resamples: 200, confidence: 0.95 };

const S = 'supported';
const D = 'disputed';

function drift(own: (string | null)[], other: (string | null)[]) {
  const round = toRound('r', {
    month: '2025-04',
    readings: [
      { id: 'ana', verdicts: own },
      { id: 'ben', verdicts: other },
    ],
  });
  return verdictDrift(judgedUnits([round], null).units, 'ana', BOOTSTRAP);
}

describe('the distance of a reviewer from the others', () => {
  test('is half the sum of the differences of their shares', () => {
    expect(drift([S, S, S, D], [S, D, D, D]).value).toBeCloseTo(0.5, 12);
    expect(drift([S, S], [D, D]).value).toBe(1);
    expect(drift([S, D, S], [S, S, D]).value).toBe(0);
  });

  test('is undefined where one side has no verdict', () => {
    expect(drift([null, null], [S, D])).toMatchObject({
      value: null,
      undefinedBecause: 'nothing_to_compare',
      n: 0,
      interval: null,
    });
    expect(drift([S, D], [null])).toMatchObject({ value: null, n: 2 });
  });

  test('by chance is that of verdicts dealt out at random', () => {
    // Two claims, each with one of either: both S in one hand (1), or one of each in both (0).
    const { value, expected } = drift([S, S], [D, D]);
    expect(value).toBe(1);
    expect(Math.abs((expected ?? 0) - 0.5)).toBeLessThan(0.1);
    // Where all agree nothing can be dealt otherwise.
    expect(drift([S, S, D], [S, S, D])).toMatchObject({ value: 0, expected: 0, interval: [0, 0] });
  });

  property.prop([someReadings])('lies from 0 to 1, and so does that by chance', (readings) => {
    for (const reviewerId of ['ana', 'ben', 'cleo', 'dora']) {
      const { value, expected, interval, n, chanceLimit } = verdictDrift(
        readings.units,
        reviewerId,
        BOOTSTRAP,
      );
      expect(chanceLimit ?? 1).toBeGreaterThanOrEqual((expected ?? 0) - 1e-12);
      for (const one of [value, expected, chanceLimit, ...(interval ?? [])]) {
        if (one === null) continue;
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1 + 1e-12);
      }
      const own = verdictCounts(readings.rounds, (id) => id === reviewerId);
      expect(n).toBe(own.total);
    }
  });

  test('is beyond chance where one is always harder than the other, and only there', () => {
    const harder = drift([D, D, D, D, D, D], [S, S, S, S, S, S]);
    expect(harder.value).toBeGreaterThan(harder.chanceLimit ?? 1);
    const mixed = drift([D, D, S, S, D, S], [S, S, D, D, S, D]);
    expect(mixed.value).toBeLessThanOrEqual(mixed.chanceLimit ?? 0);
  });

  property.prop([someReadings])('of two readers is the same from either side', (readings) => {
    const two = readings.units.filter(
      ({ round }) => round.reviewerIds.length === 2 && round.reviewerIds.includes('ana'),
    );
    const withBen = two.filter(({ round }) => round.reviewerIds.includes('ben'));
    const one = verdictDrift(withBen, 'ana', null).value;
    const other = verdictDrift(withBen, 'ben', null).value;
    expect(one ?? 2).toBeCloseTo(other ?? 2, 12);
  });
});

describe('verdicts', () => {
  property.prop([someReadings])('are counted once for each mark', ({ rounds }) => {
    const { total, without, counts } = verdictCounts(rounds, () => true);
    const marks = rounds.reduce((sum, { annotations }) => sum + annotations.length, 0);
    expect(total + without).toBe(marks);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  });
});
