'use client';

import { useMemo, useRef, useState } from 'react';

import { passageDescription } from '@/components/annotations/claim-words';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import { frameOf, modelOf } from '@/components/editor/article-model';
import type {
  ArticleFrame,
  BlockModel,
  ParagraphCoverage,
  ShownPassage,
} from '@/components/editor/block-model';
import type { TextPlaces } from '@/components/editor/dom-text';
import { passageClass } from '@/components/ui/verdict-style';
import { needsWork } from '@/lib/client/desk/claim-state';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import type { CoverageMarkView } from '@/lib/contracts/round';
import { type ArticleText, offsetMap } from '@/lib/domain/anchoring/article-text';
import { createTextUnits, type TextUnits } from '@/lib/domain/anchoring/text-units';
import {
  type Coverage,
  coverageOf,
  type SentenceCoverage,
  sentencesToCover,
} from '@/lib/domain/articles/coverage';
import { textOfDocument } from '@/lib/domain/articles/document';

export type ReadText = {
  text: ArticleText;
  frame: ArticleFrame;
  places: TextPlaces;
  units: TextUnits;
  sentences: ReturnType<typeof sentencesToCover>;
};

/** The text of the version, prepared for reading. It does not change while the page is open. */
export function useReadText({ document, language }: DeskView['version']): ReadText {
  return useMemo(() => {
    const text = textOfDocument(document);
    const offsets = offsetMap(text);
    const frame = frameOf(document, offsets);
    const shown = frame.spans.filter((_, index) => {
      const block = document.content[index];
      return block !== undefined && !block.attrs.omitted;
    });
    return {
      text,
      frame,
      places: { frame, offsets },
      units: createTextUnits(text, shown, { language, offsets }),
      sentences: sentencesToCover(document, text, { language, offsets }),
    };
  }, [document, language]);
}

export type NumberedClaim = { annotation: AnnotationView; number: number };

type ArticleInput = {
  read: ReadText;
  /** All claims of the desk, in reading order; what is counted of them may be late. */
  annotations: readonly AnnotationView[];
  shown: readonly MarginClaim[];
  coverageMarks: readonly CoverageMarkView[];
  selectedId: string | null;
};

export type ShownArticle = {
  blocks: readonly BlockModel[];
  coverage: Coverage;
  /** Coverage of each block, by index. */
  paragraphs: readonly ParagraphCoverage[];
  /** Which block each claim begins in, by its id. */
  blockOf: ReadonlyMap<string, number>;
};

export function useArticle({
  read,
  annotations,
  shown,
  coverageMarks,
  selectedId,
}: ArticleInput): ShownArticle {
  const { frame, places, sentences } = read;
  const coverage = useMemo(
    () => coverageOf(sentences, annotations, coverageMarks),
    [sentences, annotations, coverageMarks],
  );
  const paragraphs = useMemo(
    () => paragraphCoverage(frame, coverage.sentences),
    [frame, coverage.sentences],
  );
  const blockOf = useMemo(
    () => new Map(annotations.map(({ id, start }) => [id, blockAt(frame, start)])),
    [annotations, frame],
  );
  const known = useRef<readonly BlockModel[]>([]);
  const [passageOf] = useState(createPassages);
  const blocks = useMemo(() => {
    const passages = shown.map((claim) => passageOf(claim, claim.annotation.id === selectedId));
    return modelOf(
      frame,
      { passages, coverage: paragraphs, offsets: places.offsets },
      // eslint-disable-next-line react-hooks/refs -- a cache: blocks of equal content keep their object
      known.current,
    );
  }, [shown, passageOf, selectedId, frame, paragraphs, places.offsets]);
  // eslint-disable-next-line react-hooks/refs -- see above
  known.current = blocks;

  return { blocks, coverage, paragraphs, blockOf };
}

/** How claims are drawn; what is drawn as before is the same object. */
function createPassages() {
  const made = new WeakMap<MarginClaim, { plain?: ShownPassage; selected?: ShownPassage }>();
  return (claim: MarginClaim, isSelected: boolean): ShownPassage => {
    const known = made.get(claim) ?? {};
    made.set(claim, known);
    return isSelected
      ? (known.selected ??= shownPassage(claim, 'on'))
      : (known.plain ??= shownPassage(claim, ''));
  };
}

function shownPassage({ annotation, number, verdict }: MarginClaim, on: string): ShownPassage {
  const state = [
    needsWork(annotation) ? 't' : '',
    annotation.checkStatus === 'changed' ? 'stale' : '',
    on,
  ];
  return {
    id: annotation.id,
    start: annotation.start,
    end: annotation.end,
    number,
    look: passageClass(verdict),
    state: state.filter((name) => name !== '').join(' '),
    description: passageDescription(number, annotation, verdict),
  };
}

function paragraphCoverage(
  frame: ArticleFrame,
  sentences: readonly SentenceCoverage[],
): readonly ParagraphCoverage[] {
  const covered: ParagraphCoverage[] = frame.spans.map(() => 'none');
  let block = 0;
  for (const { start, state } of sentences) {
    while (block < frame.spans.length - 1 && (frame.spans[block]?.end ?? 0) < start) block += 1;
    if (state !== 'examined') covered[block] = 'no';
    else if (covered[block] === 'none') covered[block] = 'yes';
  }
  return covered;
}

/** The block that holds an offset. */
export function blockAt({ spans }: ArticleFrame, offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
