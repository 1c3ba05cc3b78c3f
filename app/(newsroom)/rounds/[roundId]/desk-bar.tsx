'use client';

import { useMemo } from 'react';

import { DeskToolbar } from '@/components/desk/desk-toolbar';
import { useNewest } from '@/components/ui/use-newest';
import { type DeskSection, needsWork } from '@/lib/client/desk/claim-state';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';

import type { DeskLook } from './use-desk-view';

type DeskBarProps = {
  desk: DeskView;
  annotations: readonly AnnotationView[];
  /** How many claims have an open query. */
  queried: number;
  /** The number of the selected claim, or `null`. */
  current: number | null;
  view: DeskLook;
  onStep: (step: -1 | 1) => void;
};

/** The bar above the text, joined to how the desk is looked at. It rests while claims change. */
export function DeskBar({
  desk: { may, round },
  annotations,
  queried,
  current,
  view,
  onStep,
}: DeskBarProps) {
  const { filters, areMarksShown, isPanelWide } = view;
  const left = useMemo(() => annotations.filter(needsWork).length, [annotations]);
  const showSection = useNewest((section: DeskSection) => view.setFilters({ ...filters, section }));
  const toggleMarks = useNewest(view.toggleMarks);
  const togglePanel = useNewest(view.togglePanel);
  const submit = useNewest(() => view.setEnding('submit'));
  const close = useNewest(() => view.setEnding('close'));
  return (
    <DeskToolbar
      section={filters.section}
      needsWork={left}
      queries={queried}
      onSection={showSection}
      current={current}
      total={annotations.length}
      onStep={onStep}
      areMarksShown={areMarksShown}
      onMarks={toggleMarks}
      isPanelWide={isPanelWide}
      onPanel={togglePanel}
      onSubmit={may.submit ? submit : undefined}
      onClose={may.close && round.phase === 'open' ? close : undefined}
      importAt={may.annotate ? `/rounds/${round.id}/import` : undefined}
    />
  );
}
