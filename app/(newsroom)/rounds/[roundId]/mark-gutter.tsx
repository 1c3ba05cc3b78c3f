'use client';

import { memo, useMemo } from 'react';

import type { MarginClaim } from '@/components/annotations/claim-margin';
import { markLines } from '@/components/annotations/mark-lines';
import { MarginMarks } from '@/components/annotations/margin-marks';
import type { LineBox } from '@/components/editor/measure';

type MarkGutterProps = {
  claims: readonly MarginClaim[];
  boxes: ReadonlyMap<string, LineBox>;
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** The marks beside the lines on which passages begin. */
export const MarkGutter = memo(function MarkGutter({
  claims,
  boxes,
  selectedId,
  onSelect,
}: MarkGutterProps) {
  const lines = useMemo(
    () =>
      markLines(
        claims.flatMap(({ annotation: { id, exact }, number, verdict }) => {
          const box = boxes.get(id);
          return box === undefined ? [] : [{ mark: { id, number, verdict, words: exact }, ...box }];
        }),
      ),
    [claims, boxes],
  );
  return <MarginMarks lines={lines} selectedId={selectedId} onSelect={onSelect} />;
});
