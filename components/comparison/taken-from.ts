import type { AnnotationView } from '@/lib/contracts/annotation';

/** Which reading a decision took: the one with its words, its passage and its verdict. */
export function takenFrom(
  decision: AnnotationView,
  members: readonly AnnotationView[],
): AnnotationView | null {
  const settled = members.filter(({ id }) => decision.derivedFrom.includes(id));
  const same = settled.filter(
    ({ start, end, verdict }) =>
      start === decision.start && end === decision.end && verdict === decision.verdict,
  );
  return same.find(({ claimText }) => claimText === decision.claimText) ?? same[0] ?? null;
}
