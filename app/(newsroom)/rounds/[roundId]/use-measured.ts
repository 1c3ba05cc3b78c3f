'use client';

import {
  type RefObject,
  startTransition,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useState,
} from 'react';

import { type Box, type LineBox, measurePassages, spanLines } from '@/components/editor/measure';
import { spanOf, type TextSelection } from '@/components/editor/text-selection';
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';

import type { ReadText } from './use-article';

type MeasureInput = {
  read: ReadText;
  passages: readonly (CodePointSpan & { id: string })[];
  /** Says how the text is drawn: another value, another place for every line. */
  drawn: string;
  text: RefObject<HTMLElement | null>;
};

/**
 * The line on which each passage begins: measured in one pass when the text is
 * drawn anew, when fonts arrive and when the column changes its size. A passage
 * that is added is measured at once, the others again when it has been painted.
 */
export function useMeasured({
  read,
  passages,
  drawn,
  text,
}: MeasureInput): ReadonlyMap<string, LineBox> {
  const [boxes, setBoxes] = useState<ReadonlyMap<string, LineBox>>(() => new Map());
  // Verdicts and words of claims change often, places of passages seldom.
  const spans = useMemo(
    () => passages.map(({ id, start, end }) => `${id} ${start} ${end}`).join(),
    [passages],
  );

  const measure = useEffectEvent(() => {
    const root = text.current;
    if (root === null) return;
    const measured = measurePassages(root, passages, read.places);
    startTransition(() => setBoxes((known) => (sameBoxes(known, measured) ? known : measured)));
  });
  const measureAdded = useEffectEvent(() => {
    const root = text.current;
    if (root === null) return;
    const added = passages.filter(({ id }) => !boxes.has(id));
    if (added.length === 0) return;
    const measured = measurePassages(root, added, read.places);
    startTransition(() => setBoxes((known) => new Map([...known, ...measured])));
  });

  useEffect(() => {
    measure();
  }, [drawn]);

  useLayoutEffect(() => {
    // Before anything is drawn there is nothing to begin from.
    if (boxes.size > 0) measureAdded();
    return afterPaint(measure);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when passages are others
  }, [spans]);

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

  return boxes;
}

/** When what has been changed so far is on the screen. Returns what calls it off. */
function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
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
