import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { unitizedAlphaOfPlaces } from '../agreement/measure-spans';
import { alignAnnotations } from '../comparison/align-annotations';
import { measureAgreement } from '../comparison/measure-agreement';
import { agreementByMonth, agreementByType, agreementOf } from './desk-agreement';
import { judgedUnits, passagesOf } from './judged-units';
import { pooledUnitizedAlpha } from './pooled-unitized-alpha';
import { reviewerPairs } from './reviewer-pairs';
import { ORDER, someReadings, someRounds, toRound } from '@/lib/testing/some-rounds';

const BOOTSTRAP = { seed: 1, resamples: 200, confidence: 0.95 };

describe('the agreement of a desk', () => {
  property.prop([someRounds])('over one round is what the comparison of it says', (rounds) => {
    const [round] = rounds;
    fc.pre(round !== undefined);
    const own = agreementOf(judgedUnits([round], null), BOOTSTRAP);
    const comparison = measureAgreement(alignAnnotations(round.annotations, round.reviewerIds), {
      length: round.length,
      tokens: [],
      verdictOrder: ORDER,
      bootstrap: BOOTSTRAP,
    });
    expect(own.percentAgreement).toEqual(comparison.percentAgreement);
    expect(own.krippendorffsAlpha.value).toEqual(comparison.krippendorffsAlpha.value);
    const { value } = comparison.unitizedAlpha;
    expect(own.unitizedAlpha.n).toBe(comparison.unitizedAlpha.n);
    if (value === null) expect(own.unitizedAlpha.value).toBeNull();
    else expect(own.unitizedAlpha.value).toBeCloseTo(value, 12);
  });

  property.prop([someReadings])(
    'of the months has every claim once, and so has that of the types',
    (readings) => {
      const whole = agreementOf(readings, null);
      const months = agreementByMonth(readings, ['2025-04', '2025-05', '2025-06'], null);
      const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
      expect(sum(months.map(({ rounds }) => rounds))).toBe(whole.rounds);
      expect(sum(months.map(({ percentAgreement }) => percentAgreement.n))).toBe(
        whole.percentAgreement.n,
      );
      const types = agreementByType(readings, null).map(({ measures }) => measures);
      expect(sum(types.map(({ percentAgreement }) => percentAgreement.n))).toBe(
        whole.percentAgreement.n,
      );
    },
  );

  property.prop([someRounds])('is the same whoever else read the rounds', (rounds) => {
    const two = new Set(['ana', 'ben']);
    const chosen = agreementOf(judgedUnits(rounds, two), null);
    const [pair] = reviewerPairs(judgedUnits(rounds, null), ['ana', 'ben'], null);
    expect(chosen.rounds).toBe(pair?.rounds ?? 0);
    expect(chosen.percentAgreement.n).toBe(pair?.percentAgreement.n ?? 0);
    const value = pair?.percentAgreement.value ?? null;
    if (value === null) expect(chosen.percentAgreement.value).toBeNull();
    else expect(chosen.percentAgreement.value).toBeCloseTo(value, 12);
  });

  property.prop([someReadings])('is never 1 or 0 where there is nothing to measure', (readings) => {
    const { rounds, percentAgreement, krippendorffsAlpha, unitizedAlpha } = agreementOf(
      readings,
      BOOTSTRAP,
    );
    if (rounds === 0 || percentAgreement.n === 0) {
      expect(percentAgreement.value).toBeNull();
      expect(krippendorffsAlpha.value).toBeNull();
    }
    if (rounds === 0) expect(unitizedAlpha.value).toBeNull();
    for (const { value, interval } of [percentAgreement, krippendorffsAlpha, unitizedAlpha]) {
      if (value === null) expect(interval).toBeNull();
      if (interval !== null) expect(interval[0]).toBeLessThanOrEqual(interval[1]);
    }
  });
});

describe('places in several texts', () => {
  property.prop([someRounds])('of as many readers each are one text laid end to end', (rounds) => {
    const texts = rounds
      .filter(({ reviewerIds }) => reviewerIds.length === 2)
      .map((round) => ({ length: round.length, raters: passagesOf(round, () => true) }));
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const raters = [0, 1].map((rater) =>
      texts.flatMap((text, at) =>
        (text.raters[rater] ?? []).map(({ start, end }) => ({
          start: start + at * text.length,
          end: end + at * text.length,
          category: null,
        })),
      ),
    );
    const pooled = pooledUnitizedAlpha(texts, BOOTSTRAP);
    if (texts.length === 0) {
      expect(pooled).toMatchObject({ value: null, undefinedBecause: 'nothing_to_compare' });
      return;
    }
    const one = unitizedAlphaOfPlaces({ length, raters }, BOOTSTRAP);
    expect(pooled.undefinedBecause).toBe(one.undefinedBecause);
    expect(pooled.value ?? 2).toBeCloseTo(one.value ?? 2, 12);
    expect(pooled.interval?.[0] ?? 2).toBeCloseTo(one.interval?.[0] ?? 2, 9);
    expect(pooled.interval?.[1] ?? 2).toBeCloseTo(one.interval?.[1] ?? 2, 9);
  });

  test('of two readers and of three weigh by their length', () => {
    const two = toRound('two', {
      month: '2025-04',
      readings: [
        { id: 'ana', verdicts: [null, null, null] },
        { id: 'ben', verdicts: [null, null] },
      ],
    });
    const three = toRound('three', {
      month: '2025-04',
      readings: ['ana', 'ben', 'cleo'].map((id) => ({ id, verdicts: [null, null] })),
    });
    const text = (round: typeof two) => ({
      length: round.length,
      raters: passagesOf(round, () => true),
    });
    const apart = [two, three].map((round) => pooledUnitizedAlpha([text(round)], null));
    const both = pooledUnitizedAlpha([text(two), text(three)], null);
    // Texts of one length weigh the same, so disagreements are simply added up.
    const observed = apart.reduce((sum, one) => sum + (one.observed ?? 0), 0);
    const expected = apart.reduce((sum, one) => sum + (one.expected ?? 0), 0);
    expect(both.value).toBeCloseTo(1 - observed / expected, 12);
    expect(both.n).toBe(5 + 6);
    expect(apart.map(({ value }) => value === 1)).toEqual([false, true]);
  });
});
