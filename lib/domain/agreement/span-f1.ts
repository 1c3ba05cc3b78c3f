/**
 * How far reviewers mark the same words, whatever they say of them: F1, twice what
 * two reviewers both have over all that each has. 1 is the same marks, 0 is none in
 * common. With the first reviewer as the standard, precision is the share of the
 * second’s marks that the first has, too, and recall the share of the first’s that
 * the second found. Of more than two reviewers it is the mean over each two.
 *
 * Agreement by chance is left out of it on purpose: almost any passage could be
 * marked, so marking the same one by chance is next to impossible.
 *
 * @see Hripcsak, G. & Rothschild, A. S. (2005). Agreement, the F-measure, and
 * reliability in information retrieval. JAMIA 12(3), 296–298.
 */
import type { Passage } from '../comparison/passage';
import { type Bootstrap, eachResample, percentileInterval } from './bootstrap';
import type { Continuum } from './continuum';
import { type Measure, type Outcome, undefinedOutcome } from './measure';
import {
  type Counted,
  exactMatches,
  type Found,
  overlapMatches,
  tokenMatches,
} from './span-matches';
import { sectionAt, sectionsOf } from './sections';

type SpanMatch = 'exact' | 'overlap' | 'token';

type SpanF1 = Measure & {
  /** Of two reviewers; null for more, and where there is nothing to divide by. */
  precision: number | null;
  recall: number | null;
};

/** What two reviewers have, by section. */
export type SectionCounts = { both: Float64Array; first: Float64Array; second: Float64Array };

type SpanF1Options = {
  /** The words of the text in reading order. Without them each position counts as one. */
  tokens?: readonly Passage[];
  bootstrap?: Bootstrap | null;
};

export function spanF1(
  continuum: Continuum,
  match: SpanMatch,
  { tokens, bootstrap = null }: SpanF1Options = {},
): SpanF1 {
  const raters = continuum.raters.map((marks) => marks.filter(({ start, end }) => end > start));
  const find = { exact: exactMatches, overlap: overlapMatches, token: tokenMatches(tokens) }[match];
  const found = raters.flatMap((first, at) =>
    raters.slice(at + 1).map((second) => find(first, second)),
  );
  return f1OfFound(found, sectionsOf(continuum), { raters: raters.length, bootstrap });
}

/** @param found of each two reviewers, what both have and what each has, and where. */
function f1OfFound(
  found: readonly Found[],
  sections: Float64Array,
  { raters, bootstrap }: { raters: number; bootstrap: Bootstrap | null },
): SpanF1 {
  const pairs = found.map((one): SectionCounts => ({
    both: bySection(one.both, sections),
    first: bySection(one.first, sections),
    second: bySection(one.second, sections),
  }));
  const [pair, ...others] = pairs;
  const alone = others.length === 0 ? pair : undefined;
  return {
    ...f1OfCounts(pairs, raters, drawSections(sections.length, bootstrap)),
    precision: alone === undefined ? null : share(alone.both, alone.second),
    recall: alone === undefined ? null : share(alone.both, alone.first),
  };
}

/** How often each section is drawn in each resample, one resample after another. */
export type DrawnSections = { times: Float64Array; confidence: number };

/** Null where there is nothing to draw. */
export function drawSections(sections: number, bootstrap: Bootstrap | null): DrawnSections | null {
  if (bootstrap === null || sections < 2) return null;
  const times = new Float64Array(bootstrap.resamples * sections);
  eachResample(sections, bootstrap, (order, turn) => {
    for (const section of order) {
      const at = turn * sections + section;
      times[at] = (times[at] ?? 0) + 1;
    }
  });
  return { times, confidence: bootstrap.confidence };
}

export function f1OfCounts(
  pairs: readonly SectionCounts[],
  raters: number,
  drawn: DrawnSections | null,
): Measure {
  const sections = pairs[0]?.both.length ?? 0;
  const outcome = meanF1(pairs, new Float64Array(sections).fill(1), raters);
  if (outcome.value === null || drawn === null) return { ...outcome, interval: null };
  const values = new Float64Array(drawn.times.length / sections);
  for (let turn = 0; turn < values.length; turn += 1) {
    const times = drawn.times.subarray(turn * sections, (turn + 1) * sections);
    values[turn] = meanF1(pairs, times, raters).value ?? Number.NaN;
  }
  return { ...outcome, interval: percentileInterval(values, drawn.confidence) };
}

/**
 * Pairs of reviewers who both marked nothing have no F1 and are left out of the mean.
 *
 * @param times how often each section counts.
 */
function meanF1(pairs: readonly SectionCounts[], times: Float64Array, raters: number): Outcome {
  let [sum, defined, marks] = [0, 0, 0];
  for (const { both, first, second } of pairs) {
    let [shared, all] = [0, 0];
    for (let section = 0; section < times.length; section += 1) {
      const count = times[section] ?? 0;
      shared += count * (both[section] ?? 0);
      all += count * ((first[section] ?? 0) + (second[section] ?? 0));
    }
    marks += all;
    if (all === 0) continue;
    sum += (2 * shared) / all;
    defined += 1;
  }
  if (defined === 0) return undefinedOutcome('nothing_to_compare', 0);
  const value = sum / defined;
  // Each reviewer is in as many pairs as there are others.
  const n = Math.round(marks / (raters - 1));
  return { value, undefinedBecause: null, n, observed: null, expected: null };
}

/** What there is in each section. */
export function bySection({ places, amounts }: Counted, sections: Float64Array): Float64Array {
  const sums = new Float64Array(sections.length);
  for (let at = 0; at < places.length; at += 1) {
    const section = sectionAt(sections, places[at] ?? 0);
    sums[section] = (sums[section] ?? 0) + (amounts === null ? 1 : (amounts[at] ?? 0));
  }
  return sums;
}

function share(both: Float64Array, of: Float64Array): number | null {
  const [shared, all] = [total(both), total(of)];
  return all === 0 ? null : shared / all;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
