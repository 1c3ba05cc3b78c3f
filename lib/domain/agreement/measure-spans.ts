/**
 * Unitized alpha with its interval: over all categories, and of each by itself. What
 * is drawn again is the section of the text (see sections.ts).
 */
import { type Bootstrap, eachResample, percentileInterval } from './bootstrap';
import { type Continuum, unite, type Units, unitsByCategory } from './continuum';
import { type Measure, withoutInterval } from './measure';
import { sectionsOf } from './sections';
import { sectionUnits } from './sectioned-units';
import { alphaOf, type Disagreement, unitizedDisagreement } from './unitized-alpha';

type UnitizedAlpha = {
  /** Over all categories: their disagreements are added up. */
  all: Measure;
  byCategory: { category: string | null; measure: Measure }[];
};

/** Marks beyond the text, or that end before they begin, are an error of the caller. */
export function unitizedAlpha(
  continuum: Continuum,
  bootstrap: Bootstrap | null = null,
): UnitizedAlpha {
  const byCategory = [...unitsByCategory(continuum)].sort(
    ([, a], [, b]) => firstOf(a) - firstOf(b),
  );
  const units = byCategory.map(([, own]) => own);
  const measures = measureUnits(units, {
    length: continuum.length,
    bootstrap,
    sections: () => sectionsOf(continuum),
  });
  return {
    all: measures.all,
    byCategory: byCategory.map(([category], at) => ({
      category,
      measure: measures.each[at] ?? measures.all,
    })),
  };
}

/** Where reviewers marked, whatever they said of it: all marks as of one category. */
export function unitizedAlphaOfPlaces(
  continuum: Continuum,
  bootstrap: Bootstrap | null = null,
): Measure {
  return unitizedAlphaOfUnits(continuum.raters.map(unite), {
    length: continuum.length,
    bootstrap,
    sections: () => sectionsOf(continuum),
  });
}

/** As {@link unitizedAlphaOfPlaces}, where the marks of each reviewer have been united. */
export function unitizedAlphaOfUnits(units: readonly Units[], about: About): Measure {
  return measureUnits([units], about).all;
}

/** The text, and how it is drawn again. */
type About = { length: number; bootstrap: Bootstrap | null; sections: () => Float64Array };

/** @param categories the units of each reviewer, for each category. */
function measureUnits(
  categories: readonly (readonly Units[])[],
  { length, bootstrap, sections: findSections }: About,
): { all: Measure; each: Measure[] } {
  const raters = categories[0]?.length ?? 0;
  const found = categories.map((units) => unitizedDisagreement(units, length));
  const all = alphaOf(total(found), raters);
  const each = found.map((one) => alphaOf(one, raters));
  const sections = bootstrap === null || all.value === null ? null : findSections();
  if (bootstrap === null || sections === null || sections.length < 2) {
    return { all: withoutInterval(all), each: each.map(withoutInterval) };
  }

  const prepared = categories.map((units) => sectionUnits(units, sections));
  const drawnOf = [all, ...each].map(() => new Float64Array(bootstrap.resamples));
  eachResample(sections.length, bootstrap, (order, turn) => {
    const drawn = prepared.map(({ disagreementOf }) => disagreementOf(order));
    for (const [at, one] of [total(drawn), ...drawn].entries()) {
      const values = drawnOf[at];
      if (values !== undefined) values[turn] = alphaOf(one, raters).value ?? Number.NaN;
    }
  });
  const intervals = drawnOf.map((values) => percentileInterval(values, bootstrap.confidence));
  return {
    all: { ...all, interval: intervals[0] ?? null },
    each: each.map((one, at) => ({
      ...one,
      interval: one.value === null ? null : (intervals[at + 1] ?? null),
    })),
  };
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

/** Where the first unit of a category begins: categories stand in the order of the text. */
function firstOf(units: readonly Units[]): number {
  return Math.min(...units.map(({ starts }) => starts[0] ?? Number.POSITIVE_INFINITY));
}
