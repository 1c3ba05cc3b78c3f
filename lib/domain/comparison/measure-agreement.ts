/**
 * The agreement of a comparison, in numbers. They describe this article and these
 * readings; they are no grade for a reviewer.
 *
 * Verdicts are compared over units, that is, claims that reviewers paired one to
 * one. What only one of them marked says something about spans and nothing about
 * verdicts, so it counts in the span measures only.
 */
import { krippendorffsAlpha } from '../agreement/alpha';
import type { Bootstrap } from '../agreement/bootstrap';
import { countRows } from '../agreement/coding-table';
import { confusionOfCounts } from '../agreement/confusion';
import { type Units, uniteInPlace } from '../agreement/continuum';
import { cohensKappa, percentAgreement } from '../agreement/kappa';
import type { Measure } from '../agreement/measure';
import { measureTally } from '../agreement/measure-coding';
import { unitizedAlphaOfUnits } from '../agreement/measure-spans';
import { sectionsBetween } from '../agreement/sections';
import {
  bySection,
  drawSections,
  type DrawnSections,
  f1OfCounts,
  type SectionCounts,
} from '../agreement/span-f1';
import {
  lengthsOf,
  samePassages,
  sharedParts,
  type Words,
  wordsOf,
} from '../agreement/span-matches';
import { sortNearlySorted } from '../shared/sort-numbers';
import { countUnits, type Marks, marksOf, type PairCounts } from './agreement-counts';
import type { Comparable, Comparison } from './comparison-group';
import type { Passage } from './passage';

type PairAgreement = {
  /** Rows of the matrix are the first, columns the second. */
  reviewerIds: readonly [string, string];
  /** Claims that both marked. */
  paired: number;
  percentAgreement: Measure;
  cohensKappa: Measure;
  spanF1: { exact: Measure; overlap: Measure; token: Measure };
  matrix: { verdicts: readonly string[]; counts: readonly (readonly number[])[] };
};

export type RoundAgreement = {
  /** How many claims each reviewer marked, in the order of the comparison. */
  claimCounts: readonly { reviewerId: string; count: number }[];
  /** Over all reviewers. */
  percentAgreement: Measure;
  krippendorffsAlpha: Measure;
  /** Where reviewers marked, whatever they said of it. */
  unitizedAlpha: Measure;
  /** Each two reviewers, in the order of the comparison. */
  pairs: readonly PairAgreement[];
};

type Options = {
  /** The code points of the text. */
  length: number;
  /** The words of the text (see tokens.ts). */
  tokens: readonly Passage[];
  /** The ids of the scale's verdicts. */
  verdictOrder: readonly string[];
  /** Null for values without intervals. */
  bootstrap: Bootstrap | null;
};

export function measureAgreement<A extends Comparable>(
  comparison: Comparison<A>,
  { length, tokens, verdictOrder, bootstrap }: Options,
): RoundAgreement {
  const { reviewerIds } = comparison;
  const marks = marksOf(comparison, verdictOrder);
  const { pairs: counts, judged } = countUnits(marks, reviewerIds.length);
  // Without intervals nothing is drawn, and the whole text is one section.
  const sections =
    bootstrap === null ? Float64Array.of(length) : sectionsBetween(unitedOf(marks), length);
  const words = wordsOf(tokens);
  const readings = reviewerIds.map((_, place) => readingOf(marks, place, words, sections));
  const drawn = drawSections(sections.length, bootstrap);
  const inOrder = placesInOrder(marks.verdicts, verdictOrder);

  const pairs = reviewerIds.flatMap((first, at) =>
    reviewerIds.slice(at + 1).map((second, after): PairAgreement => {
      const [one, other] = [readings[at], readings[at + 1 + after]];
      const own = counts.shift();
      if (one === undefined || other === undefined || own === undefined) {
        throw new Error('Each two reviewers have been counted');
      }
      const { paired, met } = own;
      const coefficients = { percentAgreement, cohensKappa };
      return {
        reviewerIds: [first, second],
        paired,
        ...measureTally(verdictsOf(met, marks.verdicts), coefficients, bootstrap),
        spanF1: spanF1Of(one, other, { own, words, sections, drawn }),
        matrix: matrixOf(met, marks.verdicts, inOrder),
      };
    }),
  );

  const coefficients = { percentAgreement, krippendorffsAlpha: krippendorffsAlpha('nominal') };
  return {
    claimCounts: reviewerIds.map((id, place) => ({
      reviewerId: id,
      count: readings[place]?.keys.length ?? 0,
    })),
    ...measureTally(judged.tally(), coefficients, bootstrap),
    unitizedAlpha: unitizedAlphaOfUnits(
      readings.map(({ united }) => united),
      { length, bootstrap, sections: () => sections },
    ),
    pairs,
  };
}

/** What one reviewer marked. */
type Reading = {
  /** A number for each passage, by where it begins and ends, ascending (see {@link keyOf}). */
  keys: Float64Array;
  united: Units;
  /** The words that are marked, as stretches of their numbers. */
  words: Units;
  /** How many passages and how many words, by section. */
  passageCounts: Float64Array;
  wordCounts: Float64Array;
};

/** The number of a passage is its beginning times this, plus its end: no text is as long. */
const SPAN = 2 ** 26;

function readingOf(
  { count, starts, ends, reviewers }: Marks,
  place: number,
  words: Words,
  sections: Float64Array,
): Reading {
  let size = 0;
  for (const reviewer of reviewers) if (reviewer === place) size += 1;
  const own = { starts: new Float64Array(size), ends: new Float64Array(size) };
  const keys = new Float64Array(size);
  let to = 0;
  for (let at = 0; at < count; at += 1) {
    if (reviewers[at] !== place) continue;
    const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
    own.starts[to] = start;
    own.ends[to] = end;
    keys[to] = start * SPAN + end;
    to += 1;
  }
  sortNearlySorted(keys);
  const passageCounts = bySection({ places: own.starts, amounts: null }, sections);
  const united = uniteInPlace(own);
  const marked = words.markedIn(united);
  const wordCounts = bySection(words.counted(lengthsOf(marked)), sections);
  return { keys, united, words: marked, passageCounts, wordCounts };
}

/** The marks of all, united. */
function unitedOf({ starts, ends }: Marks): Units {
  return uniteInPlace({ starts: starts.slice(), ends: ends.slice() });
}

function spanF1Of(
  one: Reading,
  other: Reading,
  about: {
    own: PairCounts;
    words: Words;
    sections: Float64Array;
    drawn: DrawnSections | null;
  },
): PairAgreement['spanF1'] {
  const { own, words, sections, drawn } = about;
  const passages = { first: one.passageCounts, second: other.passageCounts };
  const exact = bySection(samePassages(one.keys, other.keys, SPAN), sections);
  const overlap = bySection({ places: own.places, amounts: null }, sections);
  const token = bySection(words.counted(sharedParts(one.words, other.words)), sections);
  const f1 = (counts: SectionCounts): Measure => f1OfCounts([counts], 2, drawn);
  return {
    exact: f1({ both: exact, ...passages }),
    overlap: f1({ both: overlap, ...passages }),
    token: f1({ both: token, first: one.wordCounts, second: other.wordCounts }),
  };
}

/** The verdicts that met, as units of two reviewers. */
function verdictsOf(met: Float64Array, verdicts: readonly string[]) {
  const side = verdicts.length + 1;
  const rows = countRows(verdicts, { raters: 2, isOrdered: false });
  const row = new Int32Array(2);
  for (let cell = 0; cell < met.length; cell += 1) {
    const count = met[cell] ?? 0;
    if (count === 0) continue;
    row[0] = Math.floor(cell / side) - 1;
    row[1] = (cell % side) - 1;
    rows.add(row, count);
  }
  return rows.tally();
}

/** The verdicts of the scale in its order, then all others by their names. */
function placesInOrder(verdicts: readonly string[], order: readonly string[]): number[] {
  const known = new Set(order);
  const others = verdicts.filter((verdict) => !known.has(verdict)).sort();
  const placeOf = new Map(verdicts.map((verdict, place) => [verdict, place]));
  return [...known, ...others].map((verdict) => placeOf.get(verdict) ?? 0);
}

function matrixOf(
  met: Float64Array,
  verdicts: readonly string[],
  inOrder: readonly number[],
): PairAgreement['matrix'] {
  const side = verdicts.length + 1;
  const { values, counts } = confusionOfCounts(
    inOrder.map((place) => verdicts[place] ?? ''),
    (row, column) => met[((inOrder[row] ?? 0) + 1) * side + (inOrder[column] ?? 0) + 1] ?? 0,
  );
  return { verdicts: values, counts };
}
