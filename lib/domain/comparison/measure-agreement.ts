/**
 * The agreement of a comparison, in numbers. They describe this article and these
 * readings; they are no grade for a reviewer.
 *
 * Verdicts are compared over units, that is, claims that reviewers paired one to
 * one. What only one of them marked says something about spans and nothing about
 * verdicts, so it counts in the span measures only.
 */
import {
  cohensKappa,
  type ConfusionMatrix,
  confusionMatrix,
  krippendorffsAlpha,
  type Measure,
  percentAgreement,
} from './agreement';
import type { Comparable, Comparison } from './comparison-group';
import type { Passage } from './passage';
import { exactSpanF1, overlapSpanF1, tokenF1 } from './span-agreement';

type PairAgreement = {
  /** Rows of the matrix are the first, columns the second. */
  reviewerIds: readonly [string, string];
  /** Claims that both marked. */
  paired: number;
  percentAgreement: Measure;
  cohensKappa: Measure;
  spanF1: { exact: Measure; overlap: Measure; token: Measure };
  matrix: ConfusionMatrix;
};

export type RoundAgreement = {
  /** How many claims each reviewer marked, in the order of the comparison. */
  claimCounts: readonly { reviewerId: string; count: number }[];
  /** Over all reviewers. */
  percentAgreement: Measure;
  krippendorffsAlpha: Measure;
  /** Each two reviewers, in the order of the comparison. */
  pairs: readonly PairAgreement[];
};

/**
 * @param tokens the words of the text (see tokens.ts).
 * @param verdictOrder the ids of the scale's verdicts.
 */
export function measureAgreement<A extends Comparable>(
  { reviewerIds, groups }: Comparison<A>,
  { tokens, verdictOrder }: { tokens: readonly Passage[]; verdictOrder: readonly string[] },
): RoundAgreement {
  const units = groups.flatMap((group) => group.units);
  const marks = groups.flatMap(({ members }) => members);
  const marksOf = (reviewerId: string) => marks.filter((one) => one.reviewerId === reviewerId);
  const ratings = units.map((unit) => reviewerIds.map((reviewerId) => verdictIn(unit, reviewerId)));

  const pairs = reviewerIds.flatMap((first, at) =>
    reviewerIds.slice(at + 1).map((second): PairAgreement => {
      const paired = units.filter((unit) => has(unit, first) && has(unit, second));
      const verdicts = paired.map(
        (unit) => [verdictIn(unit, first), verdictIn(unit, second)] as const,
      );
      const [a, b] = [marksOf(first), marksOf(second)];
      return {
        reviewerIds: [first, second],
        paired: paired.length,
        percentAgreement: percentAgreement(verdicts),
        cohensKappa: cohensKappa(verdicts),
        spanF1: {
          exact: exactSpanF1(a, b),
          overlap: overlapSpanF1(paired.length, a, b),
          token: tokenF1(tokens, a, b),
        },
        matrix: confusionMatrix(verdicts, verdictOrder),
      };
    }),
  );

  return {
    claimCounts: reviewerIds.map((id) => ({ reviewerId: id, count: marksOf(id).length })),
    percentAgreement: percentAgreement(ratings),
    krippendorffsAlpha: krippendorffsAlpha(ratings),
    pairs,
  };
}

function has(unit: readonly Comparable[], reviewerId: string): boolean {
  return unit.some((member) => member.reviewerId === reviewerId);
}

function verdictIn(unit: readonly Comparable[], reviewerId: string): string | null {
  return unit.find((member) => member.reviewerId === reviewerId)?.verdict ?? null;
}
