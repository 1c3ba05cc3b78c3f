'use client';

import { memo, useMemo } from 'react';

import type { MarginClaim } from '@/components/annotations/margin-claim';
import { markLines } from '@/components/annotations/mark-lines';
import { MarginMarks } from '@/components/annotations/margin-marks';
import type { ScrollWindow } from '@/components/annotations/use-scroll-window';
import type { LineBox } from '@/components/editor/measure';

type MarkGutterProps = {
  claims: readonly MarginClaim[];
  boxes: ReadonlyMap<string, LineBox>;
  /** What of the text is on the screen; marks are drawn there and around it. */
  view: ScrollWindow;
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** How far from the screen marks are drawn, in CSS pixels. */
const NEAR = 1_000;

/** The marks beside the lines on which passages begin. */
export const MarkGutter = memo(function MarkGutter({
  claims,
  boxes,
  view,
  selectedId,
  onSelect,
}: MarkGutterProps) {
  const lines = useMemo(
    () =>
      markLines(
        claims.flatMap(({ annotation: { id, exact }, number, verdict }) => {
          const box = boxes.get(id);
          return box === undefined || box.top < view.top - NEAR || box.top > view.bottom + NEAR
            ? []
            : [{ mark: { id, number, verdict, words: exact }, ...box }];
        }),
      ),
    [claims, boxes, view],
  );
  return <MarginMarks lines={lines} selectedId={selectedId} onSelect={onSelect} />;
});
