/** How often each verdict was given: by everybody who is chosen, or by one reviewer. */
import type { Comparable } from '../comparison/comparison-group';
import type { ReadRound } from './judged-units';

export type VerdictCounts = {
  /** Verdicts given. */
  total: number;
  /** Claims that were marked and left without one. They have no share. */
  without: number;
  /** Each verdict in use with how often it was given. */
  counts: readonly { verdict: string; count: number }[];
};

export function verdictCounts(
  rounds: readonly ReadRound[],
  isMeant: (reviewerId: string) => boolean,
): VerdictCounts {
  const marks = rounds.flatMap(({ annotations }) =>
    annotations.filter(({ reviewerId }) => isMeant(reviewerId)),
  );
  return countVerdicts(marks);
}

function countVerdicts(marks: readonly Pick<Comparable, 'verdict'>[]): VerdictCounts {
  const counts = new Map<string, number>();
  let without = 0;
  for (const { verdict } of marks) {
    if (verdict === null) without += 1;
    else counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return {
    total: marks.length - without,
    without,
    counts: [...counts].map(([verdict, count]) => ({ verdict, count })),
  };
}
