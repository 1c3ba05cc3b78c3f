import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { krippendorffsAlpha } from './alpha';
import { type Bootstrap, STANDARD_BOOTSTRAP } from './bootstrap';
import { byKind, byPair, byValue, confusedPairs } from './breakdown';
import type { Value } from './coding-table';
import { tally } from './coding-table';
import type { Coefficient } from './coefficient';
import { confusionMatrix } from './confusion';
import { gwetsAc1, gwetsAc2 } from './gwet';
import { cohensKappa, fleissKappa, percentAgreement, scottsPi, weightedKappa } from './kappa';
import type { Measure } from './measure';
import { measureCoding, measureOne } from './measure-coding';

const QUICK: Bootstrap = { ...STANDARD_BOOTSTRAP, resamples: 40 };
const VERDICTS = ['supported', 'disputed', 'contradicted'];

/** Those that ask only whether values are the same. */
const NOMINAL = {
  percentAgreement,
  fleissKappa,
  alpha: krippendorffsAlpha('nominal'),
  gwetsAc1,
} satisfies Record<string, Coefficient>;
const OF_TWO = { cohensKappa, scottsPi } satisfies Record<string, Coefficient>;
const OF_NUMBERS = {
  ordinal: krippendorffsAlpha('ordinal'),
  interval: krippendorffsAlpha('interval'),
  ratio: krippendorffsAlpha('ratio'),
  linearAc2: gwetsAc2('linear'),
  quadraticAc2: gwetsAc2('quadratic'),
} satisfies Record<string, Coefficient>;
const OF_TWO_NUMBERS = {
  linear: weightedKappa('linear'),
  quadratic: weightedKappa('quadratic'),
} satisfies Record<string, Coefficient>;

function tableOf<V extends Value>(value: fc.Arbitrary<V>, raters: fc.Arbitrary<number>) {
  const cell = fc.option(value, { freq: 4 });
  return raters.chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 15 }),
  );
}

const several = fc.integer({ min: 2, max: 5 });
const words = tableOf(fc.constantFrom(...VERDICTS), several);
const pairs = tableOf(fc.constantFrom(...VERDICTS), fc.constant(2));
const numbers = tableOf(fc.integer({ min: 0, max: 4 }), several);
const numberPairs = tableOf(fc.integer({ min: 0, max: 4 }), fc.constant(2));

function expectSame(measures: Record<string, Measure>, others: Record<string, Measure>) {
  for (const [name, measure] of Object.entries(measures)) {
    const other = others[name];
    expect(measure).toMatchObject({ n: other?.n, undefinedBecause: other?.undefinedBecause });
    if (other?.value === null || other?.value === undefined) expect(measure.value).toBeNull();
    else expect(measure.value).toBeCloseTo(other.value, 10);
  }
}

function expectSound(measure: Measure, least: number) {
  expect(measure.value === null).toBe(measure.undefinedBecause !== null);
  if (measure.value === null) {
    expect(measure.interval).toBeNull();
    return;
  }
  expect(Number.isFinite(measure.value)).toBe(true);
  expect(measure.value).toBeLessThanOrEqual(1);
  expect(measure.value).toBeGreaterThanOrEqual(least);
  if (measure.interval === null) return;
  expect(measure.interval[0]).toBeLessThanOrEqual(measure.interval[1]);
}

describe('every measure of values', () => {
  property.prop([words, pairs])('is a number of at most 1 or says why not', (units, two) => {
    const { fleissKappa: fleiss, ...others } = measureCoding({ units }, NOMINAL, QUICK);
    for (const measure of Object.values(others)) expectSound(measure, -1);
    // What it expects by chance also counts units that nobody else judged.
    expectSound(fleiss, Number.NEGATIVE_INFINITY);
    for (const measure of Object.values(measureCoding({ units: two }, OF_TWO, QUICK))) {
      expectSound(measure, -1);
    }
  });

  property.prop([numbers, numberPairs])('of numbers, too', (units, two) => {
    for (const measure of Object.values(measureCoding({ units }, OF_NUMBERS, QUICK))) {
      expectSound(measure, Number.NEGATIVE_INFINITY);
    }
    for (const measure of Object.values(measureCoding({ units: two }, OF_TWO_NUMBERS, QUICK))) {
      expectSound(measure, Number.NEGATIVE_INFINITY);
    }
  });

  property.prop([fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), several])(
    'is 1 where reviewers agree everywhere, unless one value is all they used',
    (values, raters) => {
      const units = values.map((value) => Array.from({ length: raters }, () => value));
      const two = values.map((value) => [value, value]);
      const isVaried = new Set(values).size > 1;
      const { percentAgreement: percent, ...beyondChance } = {
        ...measureCoding({ units }, { ...NOMINAL, ...OF_NUMBERS }),
        ...measureCoding({ units: two }, { ...OF_TWO, ...OF_TWO_NUMBERS }),
      };
      expect(percent.value).toBe(1);
      for (const measure of Object.values(beyondChance)) {
        expect(measure.undefinedBecause).toBe(isVaried ? null : 'one_value_only');
        expect(measure.value).toBe(isVaried ? 1 : null);
      }
    },
  );

  property.prop([words, pairs])('does not change when values are renamed', (units, two) => {
    const renamed = (rows: typeof units) =>
      rows.map((row) => row.map((one) => (one === null ? null : `${3 - VERDICTS.indexOf(one)}!`)));
    expectSame(
      measureCoding({ units: renamed(units) }, NOMINAL),
      measureCoding({ units }, NOMINAL),
    );
    expectSame(
      measureCoding({ units: renamed(two) }, OF_TWO),
      measureCoding({ units: two }, OF_TWO),
    );
  });

  property.prop([numbers, numberPairs])(
    'does not change when reviewers change places',
    (units, two) => {
      const all = { ...NOMINAL, ...OF_NUMBERS };
      const ofTwo = { ...OF_TWO, ...OF_TWO_NUMBERS };
      expectSame(
        measureCoding({ units: units.map((row) => row.toReversed()) }, all),
        measureCoding({ units }, all),
      );
      expectSame(
        measureCoding({ units: two.map((row) => row.toReversed()) }, ofTwo),
        measureCoding({ units: two }, ofTwo),
      );
    },
  );

  property.prop([numbers])('does not change when units change places', (units) => {
    const all = { ...NOMINAL, ...OF_NUMBERS };
    expectSame(measureCoding({ units: units.toReversed() }, all), measureCoding({ units }, all));
  });

  property.prop([numbers])('takes no notice of a unit that nobody judged', (units) => {
    const all = { ...NOMINAL, ...OF_NUMBERS };
    const more = [...units, Array.from(units[0] ?? [null, null], () => null)];
    expectSame(measureCoding({ units: more }, all), measureCoding({ units }, all));
  });

  property.prop([numbers, numberPairs])(
    'takes no notice of a value without a partner, but for what Gwet and Fleiss expect by chance',
    (units, two) => {
      const lone = (rows: (number | null)[][]) => [
        ...rows,
        Array.from(rows[0] ?? [null, null], (_, at) => (at === 0 ? 2 : null)),
      ];
      const { ordinal, interval, ratio } = OF_NUMBERS;
      const all = { percentAgreement, alpha: NOMINAL.alpha, ordinal, interval, ratio };
      expectSame(measureCoding({ units: lone(units) }, all), measureCoding({ units }, all));
      expectSame(
        measureCoding({ units: lone(two) }, OF_TWO),
        measureCoding({ units: two }, OF_TWO),
      );
    },
  );

  test('never takes what is missing for a value: two who agree where both spoke agree', () => {
    // The case in which a well-known library answers 0.333.
    const units = [
      ['a', 'a', null],
      ['b', null, 'b'],
      [null, 'c', 'c'],
    ];
    expect(measureOne({ units }, NOMINAL.alpha).value).toBe(1);
    expect(measureOne({ units }, fleissKappa).value).toBe(1);
  });

  property.prop([numbers, fc.integer()])(
    'has the same interval for the same seed',
    (units, seed) => {
      const all = { ...NOMINAL, ...OF_NUMBERS };
      const bootstrap = { ...QUICK, seed };
      expect(measureCoding({ units }, all, bootstrap)).toEqual(
        measureCoding({ units }, all, bootstrap),
      );
    },
  );

  property.prop([pairs])(
    'of Scott and of Fleiss is the same for two who judged everything',
    (rows) => {
      const units = rows.filter((row) => !row.includes(null));
      expectSame(
        { it: measureOne({ units }, fleissKappa) },
        { it: measureOne({ units }, scottsPi) },
      );
    },
  );

  property.prop([numbers])('of AC2 is AC1 where all other values are equally far', (rows) => {
    const units = rows.map((row) => row.map((value) => (value === null ? null : value % 2)));
    expectSame(
      { it: measureOne({ units }, gwetsAc2('quadratic')) },
      { it: measureOne({ units }, gwetsAc1) },
    );
  });
});

describe('a measure that cannot be taken says why', () => {
  test.each([
    ['nothing_to_compare', [['a', null]], NOMINAL.alpha],
    ['nothing_to_compare', [], cohensKappa],
    ['one_value_only', [['a', 'a']], gwetsAc1],
    ['needs_two_raters', [['a', 'a', 'b']], cohensKappa],
    ['needs_two_raters', [[1, 1, 2]], weightedKappa('linear')],
    ['not_a_number', [['a', 'b']], krippendorffsAlpha('interval')],
    ['not_a_number', [['1', '2']], krippendorffsAlpha('ratio')],
    ['below_zero', [[-1, 2]], krippendorffsAlpha('ratio')],
    ['order_unknown', [['a', 'b']], krippendorffsAlpha('ordinal')],
    ['order_unknown', [['a', 'b']], weightedKappa('quadratic')],
    ['order_unknown', [['a', 'b']], gwetsAc2('linear')],
  ] satisfies [string, (Value | null)[][], Coefficient][])(
    '%s: %j',
    (reason, units, coefficient) => {
      const measure = measureOne({ units }, coefficient, STANDARD_BOOTSTRAP);
      expect(measure).toMatchObject({ value: null, undefinedBecause: reason, interval: null });
    },
  );

  test('one value throughout is undefined, also where the scale has others', () => {
    const table = { units: [['a', 'a']], categories: ['a', 'b'] };
    for (const measure of Object.values(measureCoding(table, { ...NOMINAL, ...OF_TWO }))) {
      expect(measure.undefinedBecause).toBe(measure.expected === null ? null : 'one_value_only');
      expect(measure.observed).not.toBeNull();
    }
  });

  test('two who use one value each, but not the same, are at chance', () => {
    const units = [
      ['a', 'b'],
      ['a', 'b'],
    ];
    expect(measureOne({ units }, cohensKappa)).toMatchObject({ value: 0, undefinedBecause: null });
  });

  test('rows of unequal length, or values out of the scale, are refused', () => {
    expect(() => tally({ units: [['a', 'b'], ['a']] })).toThrow('Each unit');
    expect(() => tally({ units: [['a', 'c']], categories: ['a', 'b'] })).toThrow('"c"');
  });
});

describe('agreement taken apart', () => {
  const units = [
    ['a', 'a', 'b'],
    ['b', 'b', 'b'],
    ['a', 'a', null],
    ['b', 'a', 'b'],
  ];

  test('each two reviewers by themselves', () => {
    const found = byPair({ units }, { percentAgreement });
    expect(found.map(({ raters, measures }) => [raters, measures.percentAgreement.value])).toEqual([
      [[0, 1], 0.75],
      [[0, 2], 2 / 3],
      [[1, 2], 1 / 3],
    ]);
  });

  test('each value against all others', () => {
    const found = byValue({ units, categories: ['a', 'b', 'c'] }, { percentAgreement });
    expect(found.map(({ value }) => value)).toEqual(['a', 'b', 'c']);
    expect(found[2]?.measures.percentAgreement.value).toBe(1);
  });

  test('units of each kind, such as the claims of a type', () => {
    const found = byKind({ units }, ['fact', 'quote', 'fact', null], { percentAgreement });
    expect(found.map(({ kind, measures }) => [kind, measures.percentAgreement.n])).toEqual([
      ['fact', 2],
      ['quote', 1],
    ]);
  });

  test('the values that were taken for each other, the most frequent first', () => {
    const more = [...units, ['c', 'a', null]];
    expect(confusedPairs(more)).toEqual([
      { values: ['a', 'b'], pairs: 4 },
      { values: ['a', 'c'], pairs: 1 },
    ]);
  });

  property.prop([pairs])('the confusion matrix counts each judged pair once', (rows) => {
    const two = rows.map((row) => [row[0] ?? null, row[1] ?? null] as const);
    const { values, counts } = confusionMatrix(two, VERDICTS);
    const total = counts.flat().reduce((sum, count) => sum + count, 0);
    expect(total).toBe(two.filter(([a, b]) => a !== null && b !== null).length);
    const agreed = values.reduce((sum, _, at) => sum + (counts[at]?.[at] ?? 0), 0);
    const { value } = measureOne({ units: rows }, percentAgreement);
    if (value !== null) expect(agreed / total).toBeCloseTo(value, 12);
  });

  test('the confusion matrix has the verdicts in use in the order of the scale, unknown ones last', () => {
    const judged = [
      ['disputed', 'old'],
      ['supported', 'disputed'],
      [null, 'supported'],
    ] as const;
    expect(confusionMatrix<string>(judged, ['supported', 'unused', 'disputed'])).toEqual({
      values: ['supported', 'disputed', 'old'],
      counts: [
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
    });
  });
});
