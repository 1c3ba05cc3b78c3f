'use client';

import { useCallback, useRef, useState } from 'react';

import type { CardPart } from '@/components/claims/card-props';
import { type DeskFilters, NO_FILTERS } from '@/lib/client/desk/claim-state';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

/** How much of a phone the claim takes: a bar, more than half, all. */
export type Sheet = 'bar' | 'half' | 'full';

export type DeskLook = ReturnType<typeof useDeskView>;

/**
 * How the desk is looked at: what is selected, filtered, open. None of it is saved.
 *
 * @param openAt the claim that the page was opened at.
 */
export function useDeskView(openAt: string | null) {
  const [selectedId, setSelectedId] = useState(openAt);
  const [part, setPart] = useState<CardPart | null>(null);
  const [filters, setFilters] = useState<DeskFilters>(NO_FILTERS);
  const [areMarksShown, setMarksShown] = useState(true);
  const [areLinesShown, setLinesShown] = useState(false);
  const [isPanelWide, setPanelWide] = useState(false);
  const [sheet, setSheet] = useState<Sheet>('half');
  const [ending, setEnding] = useState<'submit' | 'close' | null>(null);
  const start = useRef(0 as CodePointOffset);

  const select = useCallback((id: string | null) => {
    setSelectedId(id);
    setPart(null);
  }, []);
  const newest = useCallback(() => ({ start: start.current }), []);
  const setStart = useCallback((offset: CodePointOffset) => {
    start.current = offset;
  }, []);
  const clearFilters = useCallback(() => setFilters(NO_FILTERS), []);
  const moveSheet = useCallback((step: -1 | 1) => {
    setSheet((known) => {
      const order: readonly Sheet[] = ['bar', 'half', 'full'];
      return order[Math.min(2, Math.max(0, order.indexOf(known) + step))] ?? known;
    });
  }, []);

  return {
    selectedId,
    select,
    part,
    openPart: setPart,
    filters,
    setFilters,
    clearFilters,
    areMarksShown,
    toggleMarks: () => setMarksShown(!areMarksShown),
    areLinesShown,
    toggleLines: () => setLinesShown(!areLinesShown),
    isPanelWide,
    togglePanel: () => setPanelWide(!isPanelWide),
    sheet,
    moveSheet,
    toggleSheet: () => setSheet(sheet === 'bar' ? 'half' : 'bar'),
    ending,
    setEnding,
    /** Where reading goes on when no words are selected. */
    newest,
    setStart,
    /** Close what is open, then let go of the claim. */
    stepBack: () => {
      if (part !== null) setPart(null);
      else setSelectedId(null);
    },
  };
}
