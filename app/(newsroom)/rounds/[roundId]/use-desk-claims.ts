'use client';

import { useMemo } from 'react';

import type { MarginClaim } from '@/components/annotations/claim-margin';
import { type DeskFilters, isShown, openlyQueried } from '@/lib/client/desk/claim-state';
import type { DeskState } from '@/lib/client/desk/store';
import type { ScaleView } from '@/lib/contracts/round';
import { findVerdict } from '@/lib/domain/claims/verdict-scale';

type DeskClaims = {
  /** Those that the filters show, and the selected one. */
  shown: readonly MarginClaim[];
  selected: MarginClaim | null;
  /** Claims with an open query. */
  queried: ReadonlySet<string>;
};

/** The claims of the desk with their numbers, filtered. */
export function useDeskClaims(
  { annotations, queries }: Pick<DeskState, 'annotations' | 'queries'>,
  { filters, selectedId }: { filters: DeskFilters; selectedId: string | null },
  scale: ScaleView,
): DeskClaims {
  const queried = useMemo(() => openlyQueried(queries), [queries]);
  const all = useMemo(
    () =>
      annotations.map((annotation, index) => ({
        annotation,
        number: index + 1,
        verdict: findVerdict(scale, annotation.verdict),
      })),
    [annotations, scale],
  );
  const shown = useMemo(
    () =>
      all.filter(
        ({ annotation }) => annotation.id === selectedId || isShown(annotation, filters, queried),
      ),
    [all, filters, queried, selectedId],
  );
  const selected = all.find(({ annotation }) => annotation.id === selectedId) ?? null;
  return { shown, selected, queried };
}
