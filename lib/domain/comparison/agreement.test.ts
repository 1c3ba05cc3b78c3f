import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  cohensKappa,
  confusionMatrix,
  krippendorffsAlpha,
  type Measure,
  percentAgreement,
  type Ratings,
} from './agreement';

const VERDICTS = ['supported', 'disputed', 'contradicted'];
const value = fc.option(fc.constantFrom(...VERDICTS), { freq: 4 });
const ratings = fc
  .integer({ min: 2, max: 4 })
  .chain((reviewers) =>
    fc.array(fc.array(value, { minLength: reviewers, maxLength: reviewers }), { maxLength: 15 }),
  );
const pairs = fc.array(fc.tuple(value, value), { maxLength: 20 });

/** A table written as rows of one character for each reviewer, `.` for a missing value. */
function table(...reviewers: string[]): (string | null)[][] {
  return Array.from(reviewers[0] ?? '', (_, unit) =>
    reviewers.map((row) => (row[unit] === '.' ? null : (row[unit] ?? null))),
  );
}

/** As many pairs as the matrix counts. */
function pairsOf(counts: readonly (readonly number[])[]): [string, string][] {
  return counts.flatMap((row, a) =>
    row.flatMap((count, b) =>
      Array.from({ length: count }, (): [string, string] => [`v${a}`, `v${b}`]),
    ),
  );
}

function expectClose(measure: Measure, other: Measure) {
  expect(measure).toMatchObject({ n: other.n, undefinedBecause: other.undefinedBecause });
  if (other.value === null) expect(measure.value).toBeNull();
  else expect(measure.value).toBeCloseTo(other.value, 12);
}

describe('laws', () => {
  property.prop([ratings])('a measure is a number or says why not, and never NaN', (rows) => {
    const two = rows.map((row) => [row[0] ?? null, row[1] ?? null] as const);
    for (const measure of [percentAgreement(rows), krippendorffsAlpha(rows), cohensKappa(two)]) {
      expect(measure.value === null).toBe(measure.undefinedBecause !== null);
      if (measure.value === null) continue;
      expect(measure.value).toBeGreaterThanOrEqual(-1);
      expect(measure.value).toBeLessThanOrEqual(1);
    }
  });

  property.prop([
    fc.array(fc.constantFrom(...VERDICTS), { minLength: 1 }),
    fc.integer({ min: 2, max: 5 }),
  ])(
    'reviewers who agree everywhere score 1, unless one verdict is all they used',
    (verdicts, reviewers) => {
      const rows = verdicts.map((verdict) => Array.from({ length: reviewers }, () => verdict));
      const two = verdicts.map((verdict) => [verdict, verdict] as const);
      expect(percentAgreement(rows).value).toBe(1);
      const isVaried = new Set(verdicts).size > 1;
      for (const measure of [krippendorffsAlpha(rows), cohensKappa(two)]) {
        expect(measure.value).toBe(isVaried ? 1 : null);
        expect(measure.undefinedBecause).toBe(isVaried ? null : 'one_value_only');
      }
    },
  );

  property.prop([ratings])('renaming verdicts changes nothing', (rows) => {
    const renamed = rows.map((row) => row.map((one) => (one === null ? null : `${one}!`)));
    expectClose(krippendorffsAlpha(renamed), krippendorffsAlpha(rows));
    expectClose(percentAgreement(renamed), percentAgreement(rows));
  });

  property.prop([ratings, pairs])('swapping reviewers changes nothing', (rows, judged) => {
    const reversed = rows.map((row) => row.toReversed());
    expectClose(krippendorffsAlpha(reversed), krippendorffsAlpha(rows));
    expectClose(percentAgreement(reversed), percentAgreement(rows));
    const swapped = judged.map(([a, b]) => [b, a] as const);
    expectClose(cohensKappa(swapped), cohensKappa(judged));
  });

  property.prop([ratings])('a unit that fewer than two judged changes nothing', (rows) => {
    const lone = (rows[0] ?? [null, null]).map((_, at) => (at === 0 ? 'disputed' : null));
    const more: Ratings = [...rows, lone];
    expect(krippendorffsAlpha(more)).toEqual(krippendorffsAlpha(rows));
    expect(percentAgreement(more)).toEqual(percentAgreement(rows));
  });

  property.prop([pairs])('the confusion matrix counts each judged pair once', (judged) => {
    const { verdicts, counts } = confusionMatrix(judged, VERDICTS);
    const total = counts.flat().reduce((sum, count) => sum + count, 0);
    expect(total).toBe(judged.filter(([a, b]) => a !== null && b !== null).length);
    const agreed = verdicts.reduce((sum, _, at) => sum + (counts[at]?.[at] ?? 0), 0);
    const observed = percentAgreement(judged);
    if (observed.value !== null) expect(agreed / total).toBeCloseTo(observed.value, 12);
  });
});

describe('Krippendorff’s alpha', () => {
  test('Krippendorff (2011), section C: four observers, twelve units, values missing: 0.743', () => {
    const measure = krippendorffsAlpha(
      table('123321412...', '1233224125.3', '.3332342251.', '12332441251.'),
    );
    expect(measure.value).toBeCloseTo(0.743421052632, 12);
    expect(measure.n).toBe(11);
  });

  test('three observers, fifteen units, values missing (the example of fast-krippendorff): 0.691', () => {
    const measure = krippendorffsAlpha(
      table('.....34121133.3', '1.213343.......', '..21344.21133.4'),
    );
    expect(measure.value).toBeCloseTo(0.691358, 6);
  });

  test('Artstein & Poesio (2008), p. 568: 0.800', () => {
    const judged = pairsOf([
      [46, 6, 0],
      [0, 32, 0],
      [0, 6, 10],
    ]);
    // Printed as 0.800, cut after the third digit; in full it is this fraction.
    expect(krippendorffsAlpha(judged).value).toBeCloseTo(1 - (0.12 * 39_800) / 23_944, 12);
    expect(krippendorffsAlpha(judged)).toMatchObject({ n: 100 });
  });
});

describe('Cohen’s kappa', () => {
  test('Cohen (1960), p. 45: 0.492', () => {
    const judged = pairsOf([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    const measure = cohensKappa(judged);
    expect(measure.value).toBeCloseTo(0.492, 3);
    expect(measure).toMatchObject({ n: 200, observed: 0.7, expected: 0.41 });
  });

  test('Artstein & Poesio (2008), p. 558: 0.348, of 0.7 observed', () => {
    const judged = pairsOf([
      [20, 20],
      [10, 50],
    ]);
    expect(cohensKappa(judged).value).toBeCloseTo(0.348, 3);
    expect(percentAgreement(judged)).toMatchObject({ value: 0.7, n: 100 });
  });

  test('Artstein & Poesio (2008), p. 568: 0.801', () => {
    const judged = pairsOf([
      [46, 6, 0],
      [0, 32, 0],
      [0, 6, 10],
    ]);
    expect(cohensKappa(judged).value).toBeCloseTo(0.801, 3);
  });

  test('is 0 and not undefined where each used another verdict throughout', () => {
    const judged = [['a', 'b'] as const, ['a', 'b'] as const];
    expect(cohensKappa(judged)).toMatchObject({ value: 0, undefinedBecause: null });
  });
});

describe('what cannot be measured', () => {
  const nothing = { value: null, undefinedBecause: 'nothing_to_compare', n: 0 };

  test('no shared claim is undefined', () => {
    expect(percentAgreement([])).toMatchObject(nothing);
    expect(krippendorffsAlpha([['supported', null]])).toMatchObject(nothing);
    expect(cohensKappa([['supported', null]])).toMatchObject(nothing);
  });

  test('one verdict throughout is undefined beyond chance, and the observed agreement is still there', () => {
    const rows = [['supported', 'supported'] as const, ['supported', 'supported'] as const];
    const expected = {
      value: null,
      undefinedBecause: 'one_value_only',
      n: 2,
      observed: 1,
      expected: 1,
    };
    expect(cohensKappa(rows)).toEqual(expected);
    expect(krippendorffsAlpha(rows)).toEqual(expected);
    expect(percentAgreement(rows).value).toBe(1);
  });
});

describe('the confusion matrix', () => {
  test('has the verdicts in use in the order of the scale, unknown ones last', () => {
    const judged = [
      ['disputed', 'old'],
      ['supported', 'disputed'],
      [null, 'supported'],
    ] as const;
    expect(confusionMatrix(judged, ['supported', 'unused', 'disputed'])).toEqual({
      verdicts: ['supported', 'disputed', 'old'],
      counts: [
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    });
  });
});
