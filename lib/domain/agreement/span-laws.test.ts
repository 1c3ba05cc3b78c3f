import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { Passage } from '../comparison/passage';
import { type Bootstrap, STANDARD_BOOTSTRAP } from './bootstrap';
import { type Continuum, type Mark, unite, unitsByCategory } from './continuum';
import { unitizedAlpha, unitizedAlphaOfPlaces } from './measure-spans';
import { sectionUnits } from './sectioned-units';
import { sectionsOf } from './sections';
import { spanF1 } from './span-f1';
import { tokensOf } from './tokens';
import { unitizedDisagreement } from './unitized-alpha';

const LENGTH = 60;
const QUICK: Bootstrap = { ...STANDARD_BOOTSTRAP, resamples: 40 };

const mark = fc
  .tuple(fc.nat({ max: LENGTH }), fc.nat({ max: 15 }), fc.constantFrom('a', 'b'))
  .map(([start, size, category]): Mark => ({
    start,
    end: Math.min(LENGTH, start + size),
    category,
  }));
const continuum = fc
  .array(fc.array(mark, { maxLength: 6 }), { minLength: 2, maxLength: 4 })
  .map((raters): Continuum => ({ length: LENGTH, raters }));

type Segment = { start: number; length: number; isUnit: boolean };

/** Krippendorff (2004), section 11.6, segment by segment. */
function directDisagreement(raters: readonly (readonly Passage[])[], length: number) {
  const segments = raters.map((units) => segmentsOf(units, length));
  let observed = 0;
  for (const [i, one] of segments.entries()) {
    for (const [j, other] of segments.entries()) {
      if (i === j) continue;
      for (const g of one) for (const h of other) observed += difference(g, h);
    }
  }
  const all = segments.flat();
  const units = all.filter(({ isUnit }) => isUnit);
  let expected = 0;
  let own = 0;
  for (const { length: l } of units) {
    expected += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    for (const h of all) if (!h.isUnit && h.length >= l) expected += l ** 2 * (h.length - l + 1);
    own += l * (l - 1);
  }
  const m = raters.length;
  return {
    observed: observed / (m * (m - 1) * length ** 2),
    expected: ((2 / length) * expected) / (m * length * (m * length - 1) - own),
  };
}

function difference(g: Segment, h: Segment): number {
  const apart = g.start - h.start;
  if (g.isUnit && h.isUnit && -g.length < apart && apart < h.length) {
    return apart ** 2 + (apart + g.length - h.length) ** 2;
  }
  if (g.isUnit && !h.isUnit && h.length - g.length >= apart && apart >= 0) return g.length ** 2;
  if (!g.isUnit && h.isUnit && g.length - h.length >= -apart && apart <= 0) return h.length ** 2;
  return 0;
}

/** Position by position: what the union of marks that share a position comes to. */
function segmentsOf(marks: readonly Passage[], length: number): Segment[] {
  const borders = (at: number) =>
    at > 0 && marks.some(({ start, end }) => start < at && at < end) ? [] : [at];
  const edges = new Set(
    [0, length, ...marks.flatMap(({ start, end }) => (end > start ? [start, end] : []))].flatMap(
      borders,
    ),
  );
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => {
    const start = sorted[at] ?? 0;
    const isUnit = marks.some((one) => one.start < one.end && one.start < end && start < one.end);
    return { start, length: end - start, isUnit };
  });
}

describe('unitized alpha', () => {
  property.prop([continuum], { numRuns: 500 })(
    'is what the formula of the publication gives',
    (study) => {
      const { byCategory } = unitizedAlpha(study);
      for (const { category, measure } of byCategory) {
        const marks = study.raters.map((own) => own.filter((one) => one.category === category));
        if (measure.n === 0) continue;
        const direct = directDisagreement(marks, LENGTH);
        expect(Math.abs((measure.observed ?? 0) - direct.observed)).toBeLessThan(1e-9);
        expect(Math.abs((measure.expected ?? 0) - direct.expected)).toBeLessThan(1e-9);
        const value = 1 - direct.observed / direct.expected;
        expect(Math.abs((measure.value ?? 0) - value)).toBeLessThan(1e-9);
      }
    },
  );

  property.prop([continuum])('of all categories adds up their disagreements', (study) => {
    const { all, byCategory } = unitizedAlpha(study);
    const sum = byCategory.reduce((total, { measure }) => total + (measure.observed ?? 0), 0);
    expect(all.observed ?? 0).toBeCloseTo(sum, 12);
  });

  property.prop([continuum])(
    'is the same from sections in their order as from the whole',
    (study) => {
      const sections = sectionsOf(study);
      for (const units of unitsByCategory(study).values()) {
        const whole = unitizedDisagreement(units, LENGTH);
        const { disagreementOf } = sectionUnits(units, sections);
        const again = disagreementOf(Int32Array.from(sections.keys()));
        expect(again.units).toBe(whole.units);
        expect(again.observed).toBeCloseTo(whole.observed, 10);
        expect(again.expected).toBeCloseTo(whole.expected, 10);
      }
    },
  );

  property.prop([continuum])(
    'does not change when reviewers or categories change names',
    (study) => {
      const renamed = {
        length: LENGTH,
        raters: study.raters
          .toReversed()
          .map((own) =>
            own.toReversed().map((one) => ({ ...one, category: `${one.category ?? ''}!` })),
          ),
      };
      const [one, other] = [unitizedAlpha(study).all, unitizedAlpha(renamed).all];
      expect(other.undefinedBecause).toBe(one.undefinedBecause);
      expect(other.value ?? 0).toBeCloseTo(one.value ?? 0, 12);
    },
  );

  property.prop([fc.array(mark, { minLength: 1, maxLength: 6 }), fc.integer({ min: 2, max: 4 })])(
    'is 1 where all marked the same, unless their marks have no length',
    (own, raters) => {
      const { all } = unitizedAlpha({
        length: LENGTH,
        raters: Array.from({ length: raters }, () => own),
      });
      const isMarked = own.some(({ start, end }) => end > start);
      expect(all.value).toBe(isMarked ? 1 : null);
      expect(all.undefinedBecause).toBe(isMarked ? null : 'nothing_to_compare');
    },
  );

  property.prop([continuum, fc.nat({ max: LENGTH })])(
    'takes no notice of a mark without length',
    (study, at) => {
      const more = study.raters.map((own) => [...own, { start: at, end: at, category: 'a' }]);
      expect(unitizedAlphaOfPlaces({ length: LENGTH, raters: more })).toEqual(
        unitizedAlphaOfPlaces(study),
      );
    },
  );

  property.prop([continuum, fc.integer()])(
    'has the same interval for the same seed',
    (study, seed) => {
      const bootstrap = { ...QUICK, seed };
      expect(unitizedAlpha(study, bootstrap)).toEqual(unitizedAlpha(study, bootstrap));
    },
  );

  test('of one reviewer, and of a text without a mark, is undefined', () => {
    const nothing = { value: null, undefinedBecause: 'nothing_to_compare', interval: null };
    const one = { length: 20, raters: [[{ start: 0, end: 1, category: 'a' }]] };
    expect(unitizedAlpha(one, QUICK).all).toMatchObject(nothing);
    expect(unitizedAlpha({ length: 20, raters: [[], [], []] }, QUICK).all).toMatchObject(nothing);
  });

  test('of one mark among three reviewers is 0: there is nothing beyond chance', () => {
    const raters = [[{ start: 0, end: 1, category: 'a' }], [], []];
    expect(unitizedAlpha({ length: 20, raters }).all.value).toBeCloseTo(0, 12);
  });

  test('marks of one reviewer that share a position are one unit; those that touch are two', () => {
    const units = unite([
      { start: 4, end: 9 },
      { start: 0, end: 5 },
      { start: 9, end: 12 },
      { start: 20, end: 20 },
      { start: 10, end: 11 },
    ]);
    expect([...units.starts]).toEqual([0, 9]);
    expect([...units.ends]).toEqual([9, 12]);
  });
});

const passages = fc.array(mark, { maxLength: 6 });

/** The most pairs of passages that overlap, by trying all. */
function mostPairs(a: readonly Passage[], b: readonly Passage[]): number {
  const [first, ...others] = a;
  if (first === undefined) return 0;
  let most = mostPairs(others, b);
  for (const [at, one] of b.entries()) {
    if (Math.min(first.end, one.end) <= Math.max(first.start, one.start)) continue;
    most = Math.max(most, 1 + mostPairs(others, b.toSpliced(at, 1)));
  }
  return most;
}

describe('span F1', () => {
  const matches = ['exact', 'overlap', 'token'] as const;

  property.prop([continuum])('lies between 0 and 1, or says why it is undefined', (study) => {
    for (const match of matches) {
      const { value, undefinedBecause, interval } = spanF1(study, match, { bootstrap: QUICK });
      expect(value === null).toBe(undefinedBecause !== null);
      for (const one of [value ?? 0, ...(interval ?? [])]) {
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(1);
      }
    }
  });

  property.prop([passages, passages])(
    'is the same with reviewers swapped, precision being recall',
    (a, b) => {
      for (const match of matches) {
        const one = spanF1({ length: LENGTH, raters: [a, b] }, match);
        const other = spanF1({ length: LENGTH, raters: [b, a] }, match);
        expect(other.value).toBe(one.value);
        expect([other.precision, other.recall]).toEqual([one.recall, one.precision]);
      }
    },
  );

  property.prop([passages])('of the same marks is 1', (a) => {
    const isMarked = a.some(({ start, end }) => end > start);
    for (const match of matches) {
      expect(spanF1({ length: LENGTH, raters: [a, a] }, match).value).toBe(isMarked ? 1 : null);
    }
  });

  property.prop([passages, passages])('by overlap pairs as many passages as can be', (a, b) => {
    const long = [a, b].map((own) => own.filter(({ start, end }) => end > start));
    const { value, n } = spanF1({ length: LENGTH, raters: [a, b] }, 'overlap');
    if (value !== null) {
      expect(value * n).toBeCloseTo(2 * mostPairs(long[0] ?? [], long[1] ?? []), 9);
    }
  });

  test('of three reviewers is the mean over each two, without precision and recall', () => {
    const at = (start: number): Mark[] => [{ start, end: start + 2, category: null }];
    const study = { length: 10, raters: [at(0), at(0), at(4)] };
    expect(spanF1(study, 'exact')).toMatchObject({
      value: 1 / 3,
      n: 3,
      precision: null,
      recall: null,
    });
  });

  test('exact counts the same passage twice where both marked it twice', () => {
    const one = { start: 3, end: 5, category: null };
    const f1 = (a: Mark[], b: Mark[]) => spanF1({ length: 9, raters: [a, b] }, 'exact').value;
    expect(f1([one, one], [one])).toBeCloseTo(2 / 3, 12);
    expect(f1([one, one], [one, one])).toBe(1);
    expect(f1([one], [{ ...one, end: 6 }])).toBe(0);
  });

  const TEXT = 'On Sunday 🗳️ turnout rose. It was 62 percent, said the ministry.';
  const tokens = tokensOf(TEXT, 'en');

  /** The passage of some words of the text. */
  function words(some: string): Mark {
    const start = Array.from(TEXT.slice(0, TEXT.indexOf(some))).length;
    return { start, end: start + Array.from(some).length, category: null };
  }

  test('by word forgives a comma and counts a part of a word as the word', () => {
    const f1 = (a: string, b: string) =>
      spanF1({ length: 80, raters: [[words(a)], [words(b)]] }, 'token', { tokens }).value;
    expect(f1('62 percent', '62 percent,')).toBe(1);
    expect(f1('turnout', 'turn')).toBe(1);
    expect(f1('62 percent', 'percent, said')).toBe(0.5);
    expect(f1('. ', '. ')).toBeNull();
  });

  test('by position, where there are no words, counts positions', () => {
    const raters = [[{ start: 0, end: 6, category: null }], [{ start: 2, end: 4, category: null }]];
    expect(spanF1({ length: 9, raters }, 'token')).toMatchObject({
      value: 0.5,
      n: 8,
      precision: 1,
      recall: 1 / 3,
    });
  });

  test('words are counted in code points, without punctuation, in unknown languages, too', () => {
    expect(tokens.map(({ start, end }) => Array.from(TEXT).slice(start, end).join(''))).toEqual(
      'On Sunday turnout rose It was 62 percent said the ministry'.split(' '),
    );
    expect(tokensOf('One two', 'not a language')).toHaveLength(2);
  });
});

describe('sections', () => {
  property.prop([continuum])('are cut where no mark crosses, and cover the text', (study) => {
    const sections = [...sectionsOf(study)];
    expect(sections.at(-1)).toBe(LENGTH);
    for (const border of sections.slice(0, -1)) {
      expect(
        study.raters.flat().filter(({ start, end }) => start < border && border < end),
      ).toEqual([]);
    }
  });

  test('one section alone gives no interval', () => {
    const raters = [[{ start: 0, end: 9, category: null }], [{ start: 3, end: 5, category: null }]];
    expect(unitizedAlpha({ length: 20, raters }, QUICK).all.interval).toBeNull();
    expect(spanF1({ length: 20, raters }, 'overlap', { bootstrap: QUICK }).interval).toBeNull();
  });
});
