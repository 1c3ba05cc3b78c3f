'use client';

import { useEffect, useEffectEvent, useState, type RefObject } from 'react';

import {
  type Box,
  type LineBox,
  measurePassages,
  passageLines,
  spanLines,
} from '@/components/editor/measure';
import { spanOf, type TextSelection } from '@/components/editor/text-selection';
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

type Measured = {
  /** The line on which each passage begins. */
  boxes: ReadonlyMap<string, LineBox>;
  /** The lines of the selected passage. */
  outline: readonly Box[];
};

type MeasureInput = {
  read: ReadText;
  passages: readonly (CodePointSpan & { id: string })[];
  selectedId: string | null;
  /** Says how the text is drawn: another value, another place for every line. */
  drawn: string;
  /** Changes when marks or words are drawn anew without moving lines elsewhere. */
  blocks: unknown;
  text: RefObject<HTMLElement | null>;
};

/**
 * Where passages stand: measured in one pass when the text is drawn anew, when
 * fonts arrive and when the column changes its size; the outline of the selected
 * passage also when another one is selected. Nothing else measures.
 */
export function useMeasured({
  read,
  passages,
  selectedId,
  drawn,
  blocks,
  text,
}: MeasureInput): Measured {
  const [boxes, setBoxes] = useState<ReadonlyMap<string, LineBox>>(() => new Map());
  const [outline, setOutline] = useState<readonly Box[]>([]);
  // Verdicts and words of claims change often, places of passages seldom.
  const spans = passages.map(({ id, start, end }) => `${id} ${start} ${end}`).join();

  const measure = useEffectEvent(() => {
    const root = text.current;
    if (root === null) return;
    const measured = measurePassages(root, passages, read.places);
    setBoxes((known) => (sameBoxes(known, measured) ? known : measured));
  });

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is measured is known after drawing only
    measure();
  }, [spans, drawn]);

  useEffect(() => {
    const root = text.current;
    const lines = root === null || selectedId === null ? [] : passageLines(root, selectedId);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- see above
    setOutline((known) => (known.length === 0 && lines.length === 0 ? known : lines));
  }, [selectedId, boxes, blocks, text]);

  useEffect(() => {
    const root = text.current;
    if (root === null) return undefined;
    let frame = 0;
    const observer = new ResizeObserver(() => {
      if (frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          measure();
        });
      }
    });
    observer.observe(root);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [text]);

  return { boxes, outline };
}

function sameBoxes(a: ReadonlyMap<string, LineBox>, b: ReadonlyMap<string, LineBox>): boolean {
  if (a.size !== b.size) return false;
  for (const [id, { top, height }] of b) {
    const known = a.get(id);
    if (known?.top !== top || known.height !== height) return false;
  }
  return true;
}

/** The lines of selected words, or the place of the caret where nothing is selected. */
export function useSelectionLines(
  read: ReadText,
  selection: TextSelection | null,
  text: RefObject<HTMLElement | null>,
): readonly Box[] {
  const [lines, setLines] = useState<readonly Box[]>([]);
  useEffect(() => {
    const root = text.current;
    if (root === null || selection === null) {
      // eslint-disable-next-line react-hooks/set-state-in-effect -- see above
      setLines([]);
      return;
    }
    const { start, end } = spanOf(selection);
    const span = start === end ? { start, end: (start + 1) as CodePointOffset } : { start, end };
    setLines(spanLines(root, span, read.places));
  }, [read, selection, text]);
  return lines;
}
