import type { AgreementView, PairAgreementView } from '@/lib/contracts/comparison';

import type { CompareReviewer } from './compare-model';

/** The agreement of two reviewers, the rows of the matrix being the first of the two. */
export function pairAgreementOf(
  { pairs }: AgreementView,
  reviewers: readonly CompareReviewer[],
  [first, second]: readonly [number, number],
): PairAgreementView | null {
  const [a, b] = [reviewers[first]?.userId, reviewers[second]?.userId];
  for (const pair of pairs) {
    const [one, other] = pair.reviewerIds;
    if (one === a && other === b) return pair;
    if (one === b && other === a) return swapped(pair);
  }
  return null;
}

function swapped(pair: PairAgreementView): PairAgreementView {
  const [one, other] = pair.reviewerIds;
  const { verdicts, counts } = pair.matrix;
  return {
    ...pair,
    reviewerIds: [other, one],
    matrix: {
      verdicts,
      counts: verdicts.map((_, row) => verdicts.map((__, column) => counts[column]?.[row] ?? 0)),
    },
  };
}
