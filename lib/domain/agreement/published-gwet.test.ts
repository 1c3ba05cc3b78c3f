/** The worked examples of Gwet’s coefficients, and what R’s irrCAC prints for tables of others. */
import { describe, expect, test } from 'vitest';

import { gwetsAc1, gwetsAc2 } from './gwet';
import { cohensKappa, fleissKappa, scottsPi } from './kappa';
import { measureOne } from './measure-coding';
import { FOUR_OBSERVERS, fromTable, rounded, valueOf } from './worked-examples';

describe('Gwet (2014), p. 120, the same units (irrCAC, cac.raw4raters)', () => {
  test('AC1 is 0.77544 of 0.81818 observed and 0.19032 expected', () => {
    const { value, observed, expected } = measureOne({ units: FOUR_OBSERVERS }, gwetsAc1);
    expect([value, observed, expected].map((one) => rounded(one, 5))).toEqual([
      '0.77544',
      '0.81818',
      '0.19032',
    ]);
  });

  test('AC2 with quadratic weights is 0.914 of 0.97538 observed', () => {
    const { value, observed } = measureOne({ units: FOUR_OBSERVERS }, gwetsAc2('quadratic'));
    expect(rounded(value, 3)).toBe('0.914');
    expect(rounded(observed, 5)).toBe('0.97538');
  });

  test('Fleiss’ kappa is 0.76117', () => {
    expect(rounded(valueOf(FOUR_OBSERVERS, fleissKappa), 5)).toBe('0.76117');
  });
});

/** Observed and expected agreement and the coefficient, as R’s irrCAC 1.4 prints them. */
describe('Gwet’s AC1 and quadratic AC2 of tables of two raters (irrCAC 1.4)', () => {
  test.each([
    {
      table: [
        [80, 7],
        [8, 5],
      ],
      ac1: [0.85, 0.21875, 0.808],
      ac2: [0.85, 0.21875, 0.808],
    },
    {
      table: [
        [25, 12, 3],
        [13, 2, 15],
        [12, 16, 2],
      ],
      ac1: [0.29, 0.3225, -0.04797],
      ac2: [0.71, 0.645, 0.1831],
    },
    {
      table: [
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ],
      ac1: [0.7, 0.2925, 0.57597],
      ac2: [0.85, 0.585, 0.63855],
    },
    {
      table: [
        [20, 5, 1, 0],
        [4, 15, 6, 1],
        [0, 5, 18, 4],
        [0, 1, 3, 12],
      ],
      ac1: [0.684210526315789, 0.247294552169898, 0.58046],
      ac2: [0.95438596491228, 0.714406484046373, 0.84028],
    },
    {
      table: [
        [15, 4, 1, 0, 0],
        [3, 12, 4, 1, 0],
        [1, 3, 14, 3, 1],
        [0, 1, 3, 10, 2],
        [0, 0, 1, 2, 8],
      ],
      ac1: [0.662921348314607, 0.197497159449564, 0.57997],
      ac2: [0.966292134831461, 0.740614347935867, 0.87005],
    },
  ])('$table: $ac1 and $ac2', ({ table, ac1, ac2 }) => {
    const units = fromTable(table);
    for (const [coefficient, printed] of [
      [gwetsAc1, ac1],
      [gwetsAc2('quadratic'), ac2],
    ] as const) {
      const { value, observed, expected } = measureOne({ units }, coefficient);
      expect(observed).toBeCloseTo(printed[0] ?? 0, 13);
      expect(expected).toBeCloseTo(printed[1] ?? 0, 13);
      expect(Number(rounded(value, 5))).toBe(printed[2]);
    }
  });

  test('Gwet (2008): AC1 of eight, one and one is 0.8658, where pi is 0.6078', () => {
    const units = fromTable([
      [8, 1],
      [0, 1],
    ]);
    expect(rounded(valueOf(units, gwetsAc1), 4)).toBe('0.8658');
    expect(rounded(valueOf(units, scottsPi), 4)).toBe('0.6078');
  });
});

describe('two abstractors of 100 records (irrCAC, cont3x3abstractors)', () => {
  const units = fromTable([
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ]);

  test('kappa is 0.7964094, pi 0.7962397', () => {
    expect(rounded(valueOf(units, cohensKappa), 7)).toBe('0.7964094');
    expect(rounded(valueOf(units, scottsPi), 7)).toBe('0.7962397');
  });
});
