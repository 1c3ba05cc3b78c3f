/** The suggested fixes that can be accepted, each with a little of what stands around its passage. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { FixView } from '@/lib/contracts/talk';
import { type CodePointSpan, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { contextOf } from '@/lib/domain/articles/surroundings';
import { isOpenFix } from '@/lib/domain/claims/suggested-fix';
import { findVerdict, type Verdict, type VerdictScale } from '@/lib/domain/claims/verdict-scale';

export type OpenFix = CodePointSpan & {
  annotationId: string;
  /** As on the desk. */
  number: number;
  verdict: Verdict | null;
  suggestedBy: string;
  /** Who has accepted it for the next version; null where it waits for an answer. */
  acceptedBy: string | null;
  before: string;
  /** Empty where the passage is to be cut. */
  after: string;
  context: { before: string; after: string };
  /** Numbers of claims whose fixes change some of the same words: only one of them can be accepted. */
  rivals: readonly number[];
};

export function openFixes(
  annotations: readonly AnnotationView[],
  {
    text: raw,
    scale,
    proposals,
  }: { text: string; scale: VerdictScale; proposals: readonly FixView[] },
): OpenFix[] {
  const text = toArticleText(raw);
  const offsets = offsetMap(text);
  const open = new Map(proposals.filter(isOpenFix).map((fix) => [fix.annotationId, fix]));
  const fixes = annotations.flatMap((annotation, index): Omit<OpenFix, 'rivals'>[] => {
    const { id, start, end, exact, verdict } = annotation;
    const fix = open.get(id);
    if (fix === undefined || fix.after === exact) return [];
    return [
      {
        annotationId: id,
        number: index + 1,
        start,
        end,
        verdict: findVerdict(scale, verdict),
        suggestedBy: fix.proposedBy.name,
        acceptedBy: fix.state === 'accepted' ? (fix.answeredBy?.name ?? null) : null,
        before: exact,
        after: fix.after,
        context: contextOf(text, annotation, offsets),
      },
    ];
  });
  return fixes.map((fix) => ({
    ...fix,
    rivals: fixes
      .filter((other) => other !== fix && other.start < fix.end && fix.start < other.end)
      .map(({ number }) => number),
  }));
}
