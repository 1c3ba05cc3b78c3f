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
import { confusionMatrix } from '../agreement/confusion';
import { cohensKappa, percentAgreement } from '../agreement/kappa';
import type { Measure } from '../agreement/measure';
import { measureCoding } from '../agreement/measure-coding';
import { unitizedAlphaOfPlaces } from '../agreement/measure-spans';
import { sectionsOf } from '../agreement/sections';
import { f1OfFound } from '../agreement/span-f1';
import { exactMatches, tokenMatches } from '../agreement/span-matches';
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
  { reviewerIds, groups }: Comparison<A>,
  { length, tokens, verdictOrder, bootstrap }: Options,
): RoundAgreement {
  const marks = new Map(reviewerIds.map((id): [string, A[]] => [id, []]));
  for (const { members } of groups) {
    for (const member of members) marks.get(member.reviewerId)?.push(member);
  }
  const marksOf = (reviewerId: string) => marks.get(reviewerId) ?? [];
  const units = groups.flatMap((group) => group.units.map((unit) => byReviewer(unit, reviewerIds)));
  const continuum = {
    length,
    raters: reviewerIds.map((id) => marksOf(id).map((mark) => ({ ...mark, category: null }))),
  };
  const sections = sectionsOf(continuum);
  const findTokens = tokenMatches(tokens);

  const pairs = reviewerIds.flatMap((first, at) =>
    reviewerIds.slice(at + 1).map((second, after): PairAgreement => {
      const to = at + 1 + after;
      const paired = units.filter((unit) => unit[at] !== null && unit[to] !== null);
      const verdicts = paired.map(
        (unit) => [unit[at]?.verdict ?? null, unit[to]?.verdict ?? null] as const,
      );
      const [a, b] = [marksOf(first), marksOf(second)];
      const matches = {
        exact: exactMatches(a, b),
        overlap: {
          both: placesOf(paired.flatMap((unit) => unit[at] ?? [])),
          first: placesOf(a),
          second: placesOf(b),
        },
        token: findTokens(a, b),
      };
      const f1 = (match: keyof typeof matches): Measure => {
        const found = f1OfFound([matches[match]], sections, { raters: 2, bootstrap });
        const { precision: _precision, recall: _recall, ...measure } = found;
        return measure;
      };
      const { values, counts } = confusionMatrix(verdicts, verdictOrder);
      return {
        reviewerIds: [first, second],
        paired: paired.length,
        ...measureCoding({ units: verdicts }, { percentAgreement, cohensKappa }, bootstrap),
        spanF1: { exact: f1('exact'), overlap: f1('overlap'), token: f1('token') },
        matrix: { verdicts: values, counts },
      };
    }),
  );

  // A claim that one judged alone has nothing to compare, and is not drawn for an interval.
  const verdicts = units
    .map((unit) => unit.map((mark) => mark?.verdict ?? null))
    .filter((unit) => unit.filter((verdict) => verdict !== null).length >= 2);
  const coefficients = { percentAgreement, krippendorffsAlpha: krippendorffsAlpha('nominal') };
  return {
    claimCounts: reviewerIds.map((id) => ({ reviewerId: id, count: marksOf(id).length })),
    ...measureCoding({ units: verdicts }, coefficients, bootstrap),
    unitizedAlpha: unitizedAlphaOfPlaces(continuum, bootstrap),
    pairs,
  };
}

/** The member of each reviewer, in the order of the comparison. */
function byReviewer<A extends Comparable>(
  unit: readonly A[],
  reviewerIds: readonly string[],
): (A | null)[] {
  return reviewerIds.map((id) => unit.find(({ reviewerId }) => reviewerId === id) ?? null);
}

function placesOf(passages: readonly Passage[]) {
  return { places: passages.map(({ start }) => start), amounts: null };
}
