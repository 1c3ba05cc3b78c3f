/** The worked examples of the literature for measures of values, to their last digit. */
import { describe, expect, test } from 'vitest';

import { krippendorffsAlpha, type Level } from './alpha';
import { byUnit, byValue } from './breakdown';
import {
  bennettsS,
  cohensKappa,
  fleissKappa,
  greatestKappa,
  percentAgreement,
  scottsPi,
  weightedKappa,
} from './kappa';
import { measureOne } from './measure-coding';
import {
  FOUR_OBSERVERS,
  fromReviewers,
  fromTable,
  fromUnits,
  rounded,
  valueOf,
} from './worked-examples';

describe('Krippendorff (2004; 2011, section C), four observers, twelve units, values missing', () => {
  test.each([
    ['nominal', '0.743'],
    ['ordinal', '0.815'],
    ['interval', '0.849'],
    ['ratio', '0.797'],
  ] satisfies [Level, string][])('alpha at the %s level is %s', (level, value) => {
    expect(rounded(valueOf(FOUR_OBSERVERS, krippendorffsAlpha(level)), 3)).toBe(value);
  });

  test('nominal alpha is 0.743421052632 of 11 units that can be compared', () => {
    const measure = measureOne({ units: FOUR_OBSERVERS }, krippendorffsAlpha('nominal'));
    expect(rounded(measure.value, 12)).toBe('0.743421052632');
    expect(measure.n).toBe(11);
    expect(rounded(measure.observed, 3)).toBe('0.200');
    expect(rounded(measure.expected, 3)).toBe('0.779');
  });

  test('interval alpha observes 0.433 of an expected 2.872', () => {
    const { observed, expected } = measureOne(
      { units: FOUR_OBSERVERS },
      krippendorffsAlpha('interval'),
    );
    expect([rounded(observed, 3), rounded(expected, 3)]).toEqual(['0.433', '2.872']);
  });

  test('percent agreement is 0.800, as 1 − the observed disagreement of alpha', () => {
    expect(rounded(valueOf(FOUR_OBSERVERS, percentAgreement), 3)).toBe('0.800');
  });

  test('words in a given order are ordinal, too: 0.815', () => {
    const categories = ['very low', 'low', 'mid', 'high', 'very high'];
    const units = FOUR_OBSERVERS.map((unit) =>
      unit.map((one) => (typeof one === 'number' ? (categories[one - 1] ?? null) : null)),
    );
    const { value } = measureOne({ units, categories }, krippendorffsAlpha('ordinal'));
    expect(rounded(value, 3)).toBe('0.815');
  });
});

describe('Wikipedia, “Krippendorff’s alpha”, three observers, fifteen units', () => {
  const units = fromReviewers('.....34121133.3', '1.213343.......', '..21344.21133.4');

  test('nominal alpha is 0.691358, interval alpha 0.810845', () => {
    expect(rounded(valueOf(units, krippendorffsAlpha('nominal')), 6)).toBe('0.691358');
    expect(rounded(valueOf(units, krippendorffsAlpha('interval')), 6)).toBe('0.810845');
  });
});

describe('Hayes & Krippendorff (2007), p. 84, five coders, forty units', () => {
  const units = fromUnits(`
    112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111.
    .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. 000.0
    0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2
    110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1`);

  test('ordinal alpha is 0.7598', () => {
    expect(units).toHaveLength(40);
    expect(rounded(valueOf(units, krippendorffsAlpha('ordinal')), 4)).toBe('0.7598');
  });
});

describe('Artstein & Poesio (2008), two coders', () => {
  test('p. 558: S is 0.4, pi 0.341, kappa 0.348, of 0.7 observed', () => {
    const units = fromTable([
      [20, 20],
      [10, 50],
    ]);
    expect(rounded(valueOf(units, bennettsS), 1)).toBe('0.4');
    expect(rounded(valueOf(units, scottsPi), 3)).toBe('0.341');
    expect(rounded(valueOf(units, cohensKappa), 3)).toBe('0.348');
    expect(measureOne({ units }, scottsPi)).toMatchObject({
      observed: 0.7,
      expected: 0.545,
      n: 100,
    });
    expect(measureOne({ units }, cohensKappa)).toMatchObject({ observed: 0.7, expected: 0.54 });
  });

  const dialog = fromTable([
    [46, 6, 0],
    [0, 32, 0],
    [0, 6, 10],
  ]);

  test('p. 568: S is 0.82, pi 0.799, kappa 0.801, alpha 0.800', () => {
    expect(rounded(valueOf(dialog, bennettsS), 2)).toBe('0.82');
    // Printed cut off after the third digit: 0.7995.
    expect(rounded(valueOf(dialog, scottsPi), 4)).toBe('0.7995');
    expect(rounded(valueOf(dialog, cohensKappa), 3)).toBe('0.801');
    // Printed as 0.800; in full it is this fraction, 0.8005.
    expect(valueOf(dialog, krippendorffsAlpha('nominal'))).toBeCloseTo(
      1 - (0.12 * 39_800) / 23_944,
      12,
    );
  });

  test('p. 568: weighted alpha is 0.8156, weighted kappa 0.8163, a check being half as far', () => {
    const half = (a: number, b: number) => (a === b ? 0 : a === 2 || b === 2 ? 0.5 : 1);
    const alpha = measureOne({ units: dialog }, krippendorffsAlpha(half));
    const kappa = measureOne(
      { units: dialog },
      weightedKappa((a, b) => 1 - half(a, b)),
    );
    expect(rounded(alpha.value, 4)).toBe('0.8156');
    expect(rounded(alpha.observed, 3)).toBe('0.090');
    expect(rounded(alpha.expected, 4)).toBe('0.4879');
    expect(rounded(kappa.value, 4)).toBe('0.8163');
    expect(rounded(kappa.observed, 2)).toBe('0.91');
    expect(rounded(kappa.expected, 2)).toBe('0.51');
  });
});

describe('Cohen (1960), two judges', () => {
  test('p. 37: 0.29 observed and 0.35 expected; at most 0.90 and 0.85', () => {
    const units = fromTable([
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]);
    expect(measureOne({ units }, cohensKappa)).toMatchObject({ observed: 0.29, expected: 0.35 });
    const greatest = measureOne({ units }, greatestKappa);
    expect(rounded(greatest.observed, 2)).toBe('0.90');
    expect(rounded(greatest.value, 2)).toBe('0.85');
  });

  test('p. 45: kappa is 0.492 and at most 0.831', () => {
    const units = fromTable([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    const measure = measureOne({ units }, cohensKappa);
    expect(rounded(measure.value, 3)).toBe('0.492');
    expect(measure).toMatchObject({ n: 200, observed: 0.7, expected: 0.41 });
    expect(rounded(valueOf(units, greatestKappa), 3)).toBe('0.831');
  });
});

describe('Fleiss (1971), p. 379, six psychiatrists, thirty patients', () => {
  const units = fromUnits(`
    444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
    144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
    555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`);

  test('kappa is 0.430 of 0.5556 observed and 0.2201 expected', () => {
    const { value, observed, expected, n } = measureOne({ units }, fleissKappa);
    expect(rounded(value, 3)).toBe('0.430');
    expect(rounded(observed, 4)).toBe('0.5556');
    expect(n).toBe(30);
    // Fleiss printed the sum of squares of shares that he had rounded before: 0.2199 in full.
    expect(rounded(expected, 4)).toBe('0.2199');
    const shares = [1, 2, 3, 4, 5].map((category) => {
      const given = units.flat().filter((value) => value === category).length;
      return Number((given / 180).toFixed(3));
    });
    expect(
      rounded(
        shares.reduce((sum, share) => sum + share * share, 0),
        4,
      ),
    ).toBe('0.2201');
  });

  test('by category it is 0.248, 0.248, 0.517, 0.470 and 0.565', () => {
    const categories = byValue({ units, categories: [1, 2, 3, 4, 5] }, { fleissKappa });
    const printed = [0.248, 0.248, 0.517, 0.47, 0.565];
    for (const [at, { measures }] of categories.entries()) {
      // Fleiss computed from rounded proportions: the last printed digit is off by up to three.
      expect(measures.fleissKappa.value).toBeCloseTo(printed[at] ?? 0, 2);
    }
    expect(categories.map(({ measures }) => rounded(measures.fleissKappa.value, 3))).toEqual([
      '0.245',
      '0.245',
      '0.520',
      '0.471',
      '0.566',
    ]);
  });

  test('of each patient it observes what the table says', () => {
    const printed = `
      1.000 0.400 0.400 1.000 0.400 0.467 0.467 0.267 0.467 1.000
      0.667 0.400 0.400 0.667 0.267 0.667 0.267 0.667 0.467 0.267
      1.000 0.667 0.267 0.467 0.400 0.667 0.467 0.467 0.667 1.000`;
    expect(byUnit({ units }).map((value) => rounded(value, 3))).toEqual(
      printed.trim().split(/\s+/u),
    );
  });
});

describe('Krippendorff (2004), further examples', () => {
  test('p. 224, two observers, ten units: alpha is 0.095 of 60 percent agreement', () => {
    const units = fromReviewers('1100000000', '0110010100');
    expect(rounded(valueOf(units, krippendorffsAlpha('nominal')), 3)).toBe('0.095');
    expect(rounded(valueOf(units, percentAgreement), 3)).toBe('0.600');
  });

  test('p. 246: the same pi of 0.186 where kappa is 0.186 and where it is 0.258', () => {
    const even = fromTable([
      [12, 9, 9],
      [9, 14, 9],
      [9, 9, 20],
    ]);
    const uneven = fromTable([
      [12, 18, 18],
      [0, 14, 18],
      [0, 0, 20],
    ]);
    expect([even, uneven].map((units) => rounded(valueOf(units, scottsPi), 3))).toEqual([
      '0.186',
      '0.186',
    ]);
    expect(rounded(valueOf(even, cohensKappa), 3)).toBe('0.186');
    expect(rounded(valueOf(uneven, cohensKappa), 3)).toBe('0.258');
  });
});

describe('Randolph (2005), p. 17, three raters, four units', () => {
  test.each([
    [['yyy', 'yyn', 'nny', 'nnn'], '0.33'],
    [['yyy', 'yyn', 'yyn', 'yyy'], '-0.20'],
  ])('of the same 0.67 observed, %j come to a kappa of %s', (words, kappa) => {
    const measure = measureOne({ units: words.map((word) => Array.from(word)) }, fleissKappa);
    expect(rounded(measure.value, 2)).toBe(kappa);
    expect(rounded(measure.observed, 2)).toBe('0.67');
  });
});
