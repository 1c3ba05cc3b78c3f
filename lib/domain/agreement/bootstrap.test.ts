import { describe, expect, test } from 'vitest';

import { drawBinomial } from './binomial';
import { cumulate, drawCounts, percentileInterval, STANDARD_BOOTSTRAP } from './bootstrap';
import { percentAgreement } from './kappa';
import { measureOne } from './measure-coding';
import { createRandom } from './random';

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function times<Value>(count: number, make: () => Value): Value[] {
  return Array.from({ length: count }, make);
}

describe('numbers that look random', () => {
  test('are the same for the same seed and others for another', () => {
    const draw = (seed: number) => {
      const { unit } = createRandom(seed);
      return times(5, unit);
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('lie evenly between 0 and 1', () => {
    const { below } = createRandom(3);
    const counts = new Array<number>(10).fill(0);
    for (let at = 0; at < 100_000; at += 1) {
      const digit = below(10);
      counts[digit] = (counts[digit] ?? 0) + 1;
    }
    // Nine degrees of freedom: below 27.9 in 999 of 1,000 cases, and this seed is always the same.
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  test.each([
    [5, 0.3],
    [40, 0.9],
    [1_000, 0.004],
    [1_000, 0.4],
    [100_000, 0.7],
  ])('successes of %d trials of probability %d have their mean and variance', (n, p) => {
    const random = createRandom(9);
    const drawn = times(20_000, () => drawBinomial(n, p, random));
    const variance = n * p * (1 - p);
    const error = Math.sqrt(variance / drawn.length);
    expect(Math.abs(mean(drawn) - n * p)).toBeLessThan(4 * error);
    const found = mean(drawn.map((value) => (value - n * p) ** 2));
    expect(found / variance).toBeGreaterThan(0.95);
    expect(found / variance).toBeLessThan(1.05);
    expect(drawn.every((value) => Number.isInteger(value) && value >= 0 && value <= n)).toBe(true);
  });

  test.each([
    ['each unit of its own kind', [1, 1, 1, 1]],
    ['some of a kind', [3, 1, 2, 5]],
    ['many of few kinds', [300, 100, 200, 500]],
  ])('a resample has as many units as there are, in their proportions: %s', (_, own) => {
    const counts = Float64Array.from(own);
    const total = own.reduce((sum, count) => sum + count, 0);
    const random = createRandom(5);
    const drawn = new Float64Array(own.length);
    const sums = new Float64Array(own.length);
    for (let turn = 0; turn < 5_000; turn += 1) {
      drawCounts(counts, cumulate(counts), random, drawn);
      expect(drawn.reduce((sum, count) => sum + count, 0)).toBe(total);
      for (const [at, count] of drawn.entries()) sums[at] = (sums[at] ?? 0) + count;
    }
    for (const [at, count] of own.entries()) {
      const error = Math.sqrt((count * (1 - count / total)) / 5_000);
      expect(Math.abs((sums[at] ?? 0) / 5_000 - count)).toBeLessThan(4 * error);
    }
  });
});

describe('percentile intervals', () => {
  test('hold the middle of the values, and fall between two where they must', () => {
    const values = Float64Array.from({ length: 101 }, (_, at) => 100 - at);
    const [low = 0, high = 0] = percentileInterval(values, 0.95) ?? [];
    expect(low).toBeCloseTo(2.5, 12);
    expect(high).toBeCloseTo(97.5, 12);
  });

  test('leave undefined resamples out; of nothing else there is no interval', () => {
    expect(percentileInterval(Float64Array.of(Number.NaN, 3, Number.NaN), 0.95)).toEqual([3, 3]);
    expect(percentileInterval(Float64Array.of(Number.NaN), 0.95)).toBeNull();
  });

  test('of a share hold the share in about 95 of 100 samples', () => {
    const { unit } = createRandom(17);
    const bootstrap = { ...STANDARD_BOOTSTRAP, resamples: 300 };
    const hits = times(400, () => {
      const units = times(60, () => [1, unit() < 0.7 ? 1 : 2]);
      const [low = 1, high = 0] = measureOne({ units }, percentAgreement, bootstrap).interval ?? [];
      return low <= 0.7 && 0.7 <= high ? 1 : 0;
    });
    expect(mean(hits)).toBeGreaterThan(0.9);
    expect(mean(hits)).toBeLessThan(0.98);
  });

  test('of 10,000 units are narrow, of one unit there is none', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => [1, at % 10 < 7 ? 1 : 2]);
    const [low = 0, high = 1] =
      measureOne({ units: many }, percentAgreement, STANDARD_BOOTSTRAP).interval ?? [];
    expect(high - low).toBeCloseTo(2 * 1.96 * Math.sqrt((0.7 * 0.3) / 10_000), 2);
    const one = measureOne({ units: [[1, 2]] }, percentAgreement, STANDARD_BOOTSTRAP);
    expect(one.interval).toBeNull();
  });
});
