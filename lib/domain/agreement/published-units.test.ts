/** The worked examples of the literature for unitized alpha, to their last digit. */
import { describe, expect, test } from 'vitest';

import type { Continuum, Mark } from './continuum';
import { unitizedAlpha } from './measure-spans';

/** A unit by its beginning and its length, as the publications give it. */
type Unit = readonly [start: number, length: number];

function marks(category: string, units: readonly Unit[], stretch = 1): Mark[] {
  return units.map(([start, length]) => ({
    start: start * stretch,
    end: (start + length) * stretch,
    category,
  }));
}

function ofCategory(continuum: Continuum, category: string) {
  const found = unitizedAlpha(continuum).byCategory.find((one) => one.category === category);
  if (found === undefined) throw new Error(`Nobody marked ${category}`);
  return found.measure;
}

function rounded(value: number | null, digits: number): string {
  return value === null ? 'undefined' : value.toFixed(digits);
}

/** Some values are printed cut off and not rounded. */
function cut(value: number | null, digits: number): number {
  return Math.trunc((value ?? Number.NaN) * 10 ** digits) / 10 ** digits;
}

describe('Krippendorff (2004), p. 254, two observers, a continuum from 150 to 450', () => {
  // Counted from the beginning of the continuum.
  const both = marks('k', [
    [30, 60],
    [150, 50],
  ]);
  const continuum = {
    length: 300,
    raters: [
      [
        ...both,
        ...marks('c', [
          [75, 70],
          [220, 30],
        ]),
      ],
      [
        ...both,
        ...marks('c', [
          [70, 80],
          [205, 20],
          [250, 20],
        ]),
      ],
    ],
  };

  test('category c: D_O is 0.0144, D_E 0.0532, alpha 0.7286', () => {
    const measure = ofCategory(continuum, 'c');
    expect(rounded(measure.observed, 4)).toBe('0.0144');
    expect(rounded(measure.expected, 4)).toBe('0.0532');
    expect(rounded(measure.value, 4)).toBe('0.7286');
    expect(measure.n).toBe(5);
  });

  test('category k: D_O is 0, D_E 0.0490, alpha 1', () => {
    const measure = ofCategory(continuum, 'k');
    expect(measure.observed).toBe(0);
    expect(rounded(measure.expected, 4)).toBe('0.0490');
    expect(measure.value).toBe(1);
  });

  test('both: 0.8591', () => {
    const { observed, expected, value } = unitizedAlpha(continuum).all;
    // Printed from disagreements that were rounded before; in full it is 0.8587.
    const printed = 1 - Number(rounded(observed, 4)) / Number(rounded(expected, 4));
    expect(rounded(printed, 4)).toBe('0.8591');
    expect(rounded(value, 4)).toBe('0.8587');
  });
});

describe('Krippendorff (1995), p. 57, four pairs of observers, 24 positions', () => {
  const pairs: Record<string, readonly [readonly Unit[], readonly Unit[]]> = {
    'Bertha and Bill': [
      [
        [2, 8],
        [14, 6],
      ],
      [
        [4, 4],
        [15, 2],
      ],
    ],
    'John and Jill': [
      [[0, 18]],
      [
        [0, 2],
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 3],
        [9, 1],
      ],
    ],
    'Gerret and Gill': [
      [
        [2, 6],
        [10, 2],
        [14, 4],
        [20, 2],
      ],
      [
        [0, 2],
        [4, 4],
        [10, 4],
        [16, 2],
        [20, 2],
      ],
    ],
    'Heather and Hill': [
      [
        [0, 2],
        [2, 8],
        [10, 4],
        [14, 6],
        [20, 4],
      ],
      [
        [0, 4],
        [4, 4],
        [8, 7],
        [15, 2],
        [17, 7],
      ],
    ],
  };

  function measured(name: string, stretch: number) {
    const raters = (pairs[name] ?? []).map((units) => marks('unit', units, stretch));
    return unitizedAlpha({ length: 24 * stretch, raters }).all;
  }

  test.each([
    ['Bertha and Bill', 0.03125],
    ['John and Jill', 2.26736],
    ['Gerret and Gill', 0.02777],
    ['Heather and Hill', 0.38715],
  ])('%s: D_O is %d, however finely the continuum is divided', (name, observed) => {
    expect(cut(measured(name, 1).observed, 5)).toBe(observed);
    expect(measured(name, 1_000).observed).toBeCloseTo(measured(name, 1).observed ?? 0, 12);
  });

  test.each([
    ['Bertha and Bill', 0.0699, '0.553'],
    ['Heather and Hill', 0.41445, '0.066'],
  ])('%s: in the limit D_E is %d and alpha %s', (name, expected, alpha) => {
    const measure = measured(name, 50_000);
    expect(measure.expected).toBeCloseTo(expected, 4);
    expect(rounded(measure.value, 3)).toBe(alpha);
  });

  /*
   * Two limits of the publication do not follow from its own formula, which gives all
   * other values of the table: −0.928 for −0.926, and 0.693 for 0.679.
   */
  test('John and Jill: in the limit alpha is −0.928; −0.926 takes the gaps for 22 and not 20 positions', () => {
    const measure = measured('John and Jill', 50_000);
    expect(rounded(measure.value, 3)).toBe('-0.928');
    // Two positions more for each unit that fits into a gap: 2, five times 1, and 3 long.
    const slip = ((2 / 24) * 2 * (4 + 5 + 9)) / (48 * 48 - 342);
    expect((measure.expected ?? 0) + slip).toBeCloseTo(1.17731, 4);
    expect(rounded(1 - (measure.observed ?? 0) / 1.17731, 3)).toBe('-0.926');
  });

  test('Gerret and Gill: in the limit alpha is 0.693; 0.679 leaves a term of the denominator out', () => {
    const measure = measured('Gerret and Gill', 50_000);
    expect(rounded(measure.value, 3)).toBe('0.693');
    // The sum of the squared lengths of the units, 104, is to be taken off 48 × 48.
    const slip = ((measure.expected ?? 0) * (48 * 48 - 104)) / (48 * 48);
    expect(slip).toBeCloseTo(0.08642, 4);
    expect(rounded(1 - (measure.observed ?? 0) / slip, 3)).toBe('0.679');
  });

  test('Gerret and Gill, divided in twelve: D_E is 0.05494', () => {
    expect(rounded(measured('Gerret and Gill', 0.5).expected, 5)).toBe('0.05494');
  });
});

describe('one long unit against three short ones in it', () => {
  const continuum = {
    length: 10,
    raters: [
      marks('unit', [[1, 8]]),
      marks('unit', [
        [2, 1],
        [4, 1],
        [6, 1],
      ]),
    ],
  };

  test('D_O is 0.9100, D_E 0.5351, alpha −0.7003', () => {
    const { observed, expected, value } = unitizedAlpha(continuum).all;
    expect(rounded(observed, 4)).toBe('0.9100');
    // 0.53518… and −0.70034…, cut off after the fourth digit.
    expect(cut(expected, 4)).toBe(0.5351);
    expect(cut(value, 4)).toBe(-0.7003);
  });
});
