/** The suggested fixes that can be accepted, each with a little of what stands around its passage. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { PersonView } from '@/lib/contracts/common';
import { type CodePointSpan, offsetMap, toArticleText } from '@/lib/domain/anchoring/article-text';
import { findVerdict, type Verdict, type VerdictScale } from '@/lib/domain/claims/verdict-scale';

export type OpenFix = CodePointSpan & {
  annotationId: string;
  /** As on the desk. */
  number: number;
  verdict: Verdict | null;
  suggestedBy: string;
  before: string;
  /** Empty where the passage is to be cut. */
  after: string;
  context: { before: string; after: string };
  /** Numbers of claims whose fixes change some of the same words: only one of them can be accepted. */
  rivals: readonly number[];
};

/** How much of what stands around is shown, in UTF-16 units. */
const CONTEXT = 60;

export function openFixes(
  annotations: readonly AnnotationView[],
  {
    text: raw,
    scale,
    people,
  }: { text: string; scale: VerdictScale; people: readonly PersonView[] },
): OpenFix[] {
  const text = toArticleText(raw);
  const offsets = offsetMap(text);
  const names = new Map(people.map(({ userId, name }) => [userId, name]));
  const fixes = annotations.flatMap((annotation, index): Omit<OpenFix, 'rivals'>[] => {
    const { id, start, end, exact, suggestedFix, verdict, reviewerId } = annotation;
    if (suggestedFix === null || suggestedFix === exact) return [];
    const from = offsets.toIndex(start);
    const to = offsets.toIndex(end);
    return [
      {
        annotationId: id,
        number: index + 1,
        start,
        end,
        verdict: findVerdict(scale, verdict),
        suggestedBy: names.get(reviewerId) ?? 'Somebody',
        before: exact,
        after: suggestedFix,
        context: {
          before: fromWord(text.slice(Math.max(0, from - CONTEXT), from), from > CONTEXT),
          after: toWord(text.slice(to, to + CONTEXT), to + CONTEXT < text.length),
        },
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

/** The end of a line, from a whole word on. */
function fromWord(text: string, isCut: boolean): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (!isCut || line.length < text.length) return line;
  const at = line.search(/\s/u);
  return at === -1 ? '' : `…${line.slice(at)}`;
}

/** The beginning of a line, up to a whole word. */
function toWord(text: string, isCut: boolean): string {
  const end = text.indexOf('\n');
  if (end !== -1) return text.slice(0, end);
  if (!isCut) return text;
  const words = /^.*\s/su.exec(text)?.[0].trimEnd() ?? '';
  return words === '' ? '' : `${words}…`;
}
