/**
 * Unitized alpha of several texts together: they are laid end to end, and the first
 * reviewer of one is in one line with the first of the next. The measure asks where
 * reviewers marked and not who they were, so different people may hold one place;
 * what depends on it are the gaps at the joints alone.
 *
 * Texts with another number of reviewers cannot lie in one line with these. They are
 * laid end to end by themselves, and disagreements are added up: those of a line by
 * the square of its length, which is how they add up within one line too.
 */
import { type Bootstrap, percentileInterval } from '../agreement/bootstrap';
import { unite, type Units } from '../agreement/continuum';
import { type Measure, withoutInterval } from '../agreement/measure';
import { createRandom } from '../agreement/random';
import { sectionUnits } from '../agreement/sectioned-units';
import { sectionsOf } from '../agreement/sections';
import { alphaOf, type Disagreement, unitizedDisagreement } from '../agreement/unitized-alpha';
import type { Passage } from '../comparison/passage';

/** A text of so many code points, and the passages of each reviewer. */
export type MarkedText = { length: number; raters: readonly (readonly Passage[])[] };

/** Any number above one: where nobody can disagree is seen before it is asked for. */
const SEVERAL = 2;

export function pooledUnitizedAlpha(
  texts: readonly MarkedText[],
  bootstrap: Bootstrap | null,
): Measure {
  const lines = layEndToEnd(texts);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  const found = lines.map((line) => ({
    length: line.length,
    ...unitizedDisagreement(line.raters.map(unite), line.length),
  }));
  const outcome = alphaOf(total(found, length), SEVERAL);
  if (bootstrap === null || outcome.value === null) return withoutInterval(outcome);

  const prepared = lines.map((line) => prepare(line.raters.map(unite), line));
  if (prepared.every(({ sections }) => sections.length < 2)) return withoutInterval(outcome);
  const random = createRandom(bootstrap.seed);
  const values = new Float64Array(bootstrap.resamples);
  for (let turn = 0; turn < bootstrap.resamples; turn += 1) {
    const drawn = prepared.map(({ sections, sizes, units, order }) => {
      let long = 0;
      for (let at = 0; at < order.length; at += 1) {
        const section = random.below(sections.length);
        order[at] = section;
        long += sizes[section] ?? 0;
      }
      return { length: long, ...units.disagreementOf(order) };
    });
    const all = drawn.reduce((sum, one) => sum + one.length, 0);
    values[turn] = alphaOf(total(drawn, all), SEVERAL).value ?? Number.NaN;
  }
  return { ...outcome, interval: percentileInterval(values, bootstrap.confidence) };
}

/** One line for each number of reviewers; texts that fewer than two read have nothing to compare. */
function layEndToEnd(texts: readonly MarkedText[]): MarkedText[] {
  const lines = new Map<number, { length: number; raters: Passage[][] }>();
  for (const { length, raters } of texts) {
    if (raters.length < 2) continue;
    const line = lines.get(raters.length) ?? { length: 0, raters: raters.map(() => []) };
    for (const [place, passages] of raters.entries()) {
      for (const { start, end } of passages) {
        line.raters[place]?.push({ start: start + line.length, end: end + line.length });
      }
    }
    line.length += length;
    lines.set(raters.length, line);
  }
  return [...lines.values()];
}

function prepare(units: readonly Units[], { length, raters }: MarkedText) {
  const marks = raters.map((passages) => passages.map((one) => ({ ...one, category: null })));
  const sections = sectionsOf({ length, raters: marks });
  return {
    sections,
    sizes: sections.map((end, at) => end - (sections[at - 1] ?? 0)),
    units: sectionUnits(units, sections),
    order: new Int32Array(sections.length),
  };
}

function total(
  lines: readonly (Disagreement & { length: number })[],
  length: number,
): Disagreement {
  const sum = { units: 0, observed: 0, expected: 0 };
  for (const line of lines) {
    const weight = (line.length / length) ** 2;
    sum.units += line.units;
    sum.observed += weight * line.observed;
    sum.expected += weight * line.expected;
  }
  return sum;
}
