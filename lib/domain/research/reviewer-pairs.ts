/** Each two reviewers, over the claims of all rounds that both judged. */
import type { Bootstrap } from '../agreement/bootstrap';
import { cohensKappa, percentAgreement } from '../agreement/kappa';
import type { Measure } from '../agreement/measure';
import { measureCoding } from '../agreement/measure-coding';
import type { Readings } from './judged-units';

export type ReviewerPair = {
  reviewerIds: readonly [string, string];
  /** Rounds that both read. */
  rounds: number;
  percentAgreement: Measure;
  cohensKappa: Measure;
};

/** @param reviewerIds in the order in which they are shown. Pairs without a round are left out. */
export function reviewerPairs(
  { rounds, units }: Readings,
  reviewerIds: readonly string[],
  bootstrap: Bootstrap | null,
): ReviewerPair[] {
  const verdicts = units.map(
    ({ marks }) => new Map(marks.map((mark) => [mark.reviewerId, mark.verdict])),
  );
  return reviewerIds.flatMap((first, at) =>
    reviewerIds.slice(at + 1).flatMap((second) => {
      const shared = rounds.filter(
        (round) => round.reviewerIds.includes(first) && round.reviewerIds.includes(second),
      );
      if (shared.length === 0) return [];
      const rows = verdicts.flatMap((unit) => {
        const one = unit.get(first) ?? null;
        const other = unit.get(second) ?? null;
        return one === null || other === null ? [] : [[one, other]];
      });
      const measures = measureCoding({ units: rows }, { percentAgreement, cohensKappa }, bootstrap);
      return [{ reviewerIds: [first, second] as const, rounds: shared.length, ...measures }];
    }),
  );
}
