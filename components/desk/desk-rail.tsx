'use client';

import { memo, type ReactNode } from 'react';

import type { DeskFilters } from '@/lib/client/desk/claim-state';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { CoverageStrip, type Coverage } from '../ui/coverage-strip';
import { Outline, type OutlineEntry } from './outline';
import { RailCounts } from './rail-counts';

export type CoverageSummary = { examined: number; total: number; units: readonly Coverage[] };

type DeskRailProps = {
  annotations: readonly AnnotationView[];
  verdicts: readonly Verdict[];
  coverage: CoverageSummary;
  outline: readonly OutlineEntry[];
  currentBlock: number | null;
  filters: DeskFilters;
  onFilters: (filters: DeskFilters) => void;
  /** Below the coverage: where to look first. */
  suggestions: ReactNode;
};

/** How far the reading is: coverage, statuses, verdicts, and the article in short. */
export const DeskRail = memo(function DeskRail({
  annotations,
  verdicts,
  coverage,
  outline,
  currentBlock,
  filters,
  onFilters,
  suggestions,
}: DeskRailProps) {
  return (
    <>
      <section className="rail-s" aria-label="Coverage">
        <div className="rail-h">
          <h2>Coverage</h2>
          <span className="num">
            <b>{coverage.examined}</b> of {coverage.total}{' '}
            {coverage.total === 1 ? 'sentence' : 'sentences'}
          </span>
        </div>
        <CoverageStrip
          units={coverage.units}
          label={`${coverage.examined} of ${coverage.total} sentences examined`}
          legend
        />
      </section>
      {suggestions}
      <RailCounts
        annotations={annotations}
        verdicts={verdicts}
        filters={filters}
        onFilters={onFilters}
      />
      <section className="rail-s grow" aria-label="Outline">
        <div className="rail-h">
          <h2>Outline</h2>
        </div>
        <Outline entries={outline} currentBlock={currentBlock} />
      </section>
    </>
  );
});
