/**
 * Unitized alpha with its interval: over all categories, and of each by itself. What
 * is drawn again is the section of the text (see sections.ts).
 */
import { type Bootstrap, eachResample, percentileInterval } from './bootstrap';
import { categoriesIn, type Continuum, unitsByCategory } from './continuum';
import type { Measure, Outcome } from './measure';
import { sectionsOf } from './sections';
import { sectionUnits } from './sectioned-units';
import { alphaOf, type Disagreement, unitizedDisagreement } from './unitized-alpha';

export type UnitizedAlpha = {
  /** Over all categories: their disagreements are added up. */
  all: Measure;
  byCategory: { category: string | null; measure: Measure }[];
};

/** Marks beyond the text, or that end before they begin, are an error of the caller. */
export function unitizedAlpha(
  continuum: Continuum,
  bootstrap: Bootstrap | null = null,
): UnitizedAlpha {
  const units = unitsByCategory(continuum);
  const categories = categoriesIn(continuum);
  const raters = continuum.raters.length;
  const found = categories.map((category) =>
    unitizedDisagreement(units.get(category) ?? [], continuum.length),
  );
  const outcomes = [...found, total(found)].map((one) => alphaOf(one, raters));
  const measures = withIntervals(outcomes, bootstrap, continuum, (sections) => {
    const prepared = categories.map((one) => sectionUnits(units.get(one) ?? [], sections));
    return (order) => {
      const drawn = prepared.map(({ disagreementOf }) => disagreementOf(order));
      return [...drawn, total(drawn)].map((one) => alphaOf(one, raters));
    };
  });
  return {
    all: measures.at(-1) ?? { ...alphaOf(total([]), raters), interval: null },
    byCategory: categories.map((category, at) => ({ category, measure: measureAt(measures, at) })),
  };
}

/** Where reviewers marked, whatever they said of it: all marks as of one category. */
export function unitizedAlphaOfPlaces(
  { length, raters }: Continuum,
  bootstrap: Bootstrap | null = null,
): Measure {
  const places = raters.map((marks) => marks.map((mark) => ({ ...mark, category: null })));
  return unitizedAlpha({ length, raters: places }, bootstrap).all;
}

function total(parts: readonly Disagreement[]): Disagreement {
  const sum = { units: 0, observed: 0, expected: 0 };
  for (const { units, observed, expected } of parts) {
    sum.units += units;
    sum.observed += observed;
    sum.expected += expected;
  }
  return sum;
}

function withIntervals(
  outcomes: readonly Outcome[],
  bootstrap: Bootstrap | null,
  continuum: Continuum,
  prepare: (sections: Float64Array) => (order: Int32Array) => Outcome[],
): Measure[] {
  const sections = sectionsOf(continuum);
  if (bootstrap === null || sections.length < 2 || continuum.raters.length < 2) {
    return outcomes.map((outcome) => ({ ...outcome, interval: null }));
  }
  const measure = prepare(sections);
  const resampled = outcomes.map(() => new Float64Array(bootstrap.resamples));
  eachResample(sections.length, bootstrap, (order, turn) => {
    for (const [at, { value }] of measure(order).entries()) {
      const values = resampled[at];
      if (values !== undefined) values[turn] = value ?? Number.NaN;
    }
  });
  return outcomes.map((outcome, at) => ({
    ...outcome,
    interval:
      outcome.value === null
        ? null
        : percentileInterval(resampled[at] ?? new Float64Array(), bootstrap.confidence),
  }));
}

function measureAt(measures: readonly Measure[], at: number): Measure {
  return measures[at] ?? { ...alphaOf(total([]), 0), interval: null };
}
