'use client';

import { useMemo, useState } from 'react';

import type { MarginClaim } from '@/components/annotations/margin-claim';
import { type DeskFilters, isShown, openlyQueried } from '@/lib/client/desk/claim-state';
import type { DeskState } from '@/lib/client/desk/store';
import type { AnnotationView } from '@/lib/contracts/annotation';
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
  const [numbered] = useState(createNumbering);
  const all = useMemo(() => numbered(annotations, scale), [numbered, annotations, scale]);
  const matching = useMemo(
    () => all.filter(({ annotation }) => isShown(annotation, filters, queried)),
    [all, filters, queried],
  );
  const selected = useMemo(
    () => all.find(({ annotation }) => annotation.id === selectedId) ?? null,
    [all, selectedId],
  );
  // The same list from claim to claim: what shows it rests while one goes through them.
  const extra =
    selected === null || isShown(selected.annotation, filters, queried) ? null : selected;
  const shown = useMemo(
    () =>
      extra === null
        ? matching
        : [...matching, extra].toSorted((one, other) => one.number - other.number),
    [matching, extra],
  );
  return { shown, selected, queried };
}

/** Gives claims their numbers. A claim with the number it had keeps its object. */
function createNumbering() {
  let known = new WeakMap<AnnotationView, MarginClaim>();
  let of: ScaleView | null = null;
  return (annotations: readonly AnnotationView[], scale: ScaleView): readonly MarginClaim[] => {
    if (of !== scale) known = new WeakMap();
    of = scale;
    return annotations.map((annotation, index) => {
      const before = known.get(annotation);
      if (before?.number === index + 1) return before;
      const verdict = findVerdict(scale, annotation.verdict);
      const claim = { annotation, number: index + 1, verdict };
      known.set(annotation, claim);
      return claim;
    });
  };
}
