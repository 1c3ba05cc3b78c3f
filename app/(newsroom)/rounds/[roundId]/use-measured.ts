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
  /** Changes whenever the text is drawn anew. */
  drawn: unknown;
  text: RefObject<HTMLElement | null>;
};

/**
 * Where passages stand: measured in one pass when the text is drawn anew, when
 * fonts arrive, when the column changes its size and when another passage is
 * selected. Nothing else measures.
 */
export function useMeasured({ read, passages, selectedId, drawn, text }: MeasureInput): Measured {
  const [measured, setMeasured] = useState<Measured>({ boxes: new Map(), outline: [] });

  const measure = useEffectEvent(() => {
    const root = text.current;
    if (root === null) return;
    const boxes = measurePassages(root, passages, read.places);
    const outline = selectedId === null ? [] : passageLines(root, selectedId);
    setMeasured((known) => ({
      boxes: sameBoxes(known.boxes, boxes) ? known.boxes : boxes,
      outline,
    }));
  });

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is measured is known after drawing only
    measure();
  }, [passages, selectedId, drawn]);

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

  return measured;
}

function sameBoxes(
  a: ReadonlyMap<string, LineBox>,
  b: ReadonlyMap<string, LineBox>,
): boolean {
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
