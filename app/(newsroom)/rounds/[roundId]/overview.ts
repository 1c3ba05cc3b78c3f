/** The article in short, for the rail. */
import { useMemo } from 'react';

import type { CoverageSummary } from '@/components/desk/desk-rail';
import type { OutlineEntry } from '@/components/desk/outline';
import type { ArticleFrame, ParagraphCoverage } from '@/components/editor/block-model';
import { needsWork } from '@/lib/client/desk/claim-state';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Coverage } from '@/lib/domain/articles/coverage';

import type { ReadText, ShownArticle } from './use-article';

/** Beyond this many sentences the strip shows paragraphs. */
const MOST_SENTENCES = 48;

export function useOverview(
  { frame }: ReadText,
  annotations: readonly AnnotationView[],
  { coverage, paragraphs, blockOf }: ShownArticle,
): { outline: readonly OutlineEntry[]; coverage: CoverageSummary } {
  const outline = useMemo(
    () => outlineOf(frame, annotations, blockOf),
    [frame, annotations, blockOf],
  );
  const summary = useMemo(
    () => coverageSummary(coverage, paragraphs, frame),
    [coverage, paragraphs, frame],
  );
  return { outline, coverage: summary };
}

function coverageSummary(
  { sentences, examined, total }: Coverage,
  paragraphs: readonly ParagraphCoverage[],
  { starts }: ArticleFrame,
): CoverageSummary {
  const bySentence = sentences.map(({ state }) => (state === 'untouched' ? 'not_yet' : state));
  if (bySentence.length <= MOST_SENTENCES) return { examined, total, units: bySentence };
  const units: CoverageSummary['units'][number][] = [];
  let sentence = 0;
  for (const [index, coverage] of paragraphs.entries()) {
    if (coverage === 'none') continue;
    const end = starts[index + 1] ?? Infinity;
    let isBegun = false;
    while (sentence < sentences.length && (sentences[sentence]?.start ?? Infinity) < end) {
      if (bySentence[sentence] !== 'not_yet') isBegun = true;
      sentence += 1;
    }
    units.push(coverage === 'yes' ? 'examined' : isBegun ? 'begun' : 'not_yet');
  }
  return { examined, total, units };
}

function outlineOf(
  { labels, texts }: ArticleFrame,
  annotations: readonly AnnotationView[],
  blockOf: ReadonlyMap<string, number>,
): readonly OutlineEntry[] {
  const claims = new Map<number, { all: number; open: number }>();
  for (const annotation of annotations) {
    const block = blockOf.get(annotation.id) ?? 0;
    const counted = claims.get(block) ?? { all: 0, open: 0 };
    counted.all += 1;
    if (needsWork(annotation)) counted.open += 1;
    claims.set(block, counted);
  }
  return labels.flatMap((label, block) => {
    if (label === '') return [];
    const { all, open } = claims.get(block) ?? { all: 0, open: 0 };
    return [{ block, label, words: texts[block] ?? '', claims: all, open }];
  });
}
