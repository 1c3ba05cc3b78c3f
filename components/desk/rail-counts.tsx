'use client';

import { Link2Off } from 'lucide-react';
import { memo } from 'react';

import { type DeskFilters, isUncited, NO_VERDICT, toggled } from '@/lib/client/desk/claim-state';
import type { AnnotationView } from '@/lib/contracts/annotation';
import { CHECK_STATUSES } from '@/lib/domain/claims/claim';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { CHECK_STATUS_LABELS, CheckStatusGlyph } from '../ui/check-status';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { CountButton } from './count-button';

type RailCountsProps = {
  annotations: readonly AnnotationView[];
  verdicts: readonly Verdict[];
  filters: DeskFilters;
  onFilters: (filters: DeskFilters) => void;
};

/** How many claims there are of each status and verdict; each count filters by it. */
export const RailCounts = memo(function RailCounts({
  annotations,
  verdicts,
  filters,
  onFilters,
}: RailCountsProps) {
  const statusCounts = tally(annotations, ({ checkStatus }) => checkStatus);
  const verdictCounts = tally(annotations, ({ verdict }) => verdict ?? NO_VERDICT);
  const uncited = annotations.filter(isUncited).length;
  const used = verdicts.filter(({ id, retired }) => !retired || verdictCounts.has(id));
  const undecided = verdictCounts.get(NO_VERDICT) ?? 0;
  const isVerdictFiltered = filters.verdicts.size > 0 || filters.isUncitedOnly;

  return (
    <>
      <section className="rail-s" aria-label="Check status">
        <div className="rail-h">
          <h2>Check status</h2>
          <span className="muted num">
            {annotations.length} {annotations.length === 1 ? 'claim' : 'claims'}
          </span>
        </div>
        <ul className="counts">
          {CHECK_STATUSES.map((status) => (
            <CountButton
              key={status}
              glyph={<CheckStatusGlyph status={status} />}
              label={CHECK_STATUS_LABELS[status]}
              count={statusCounts.get(status) ?? 0}
              isOn={filters.statuses.has(status)}
              onToggle={() =>
                onFilters({ ...filters, statuses: toggled(filters.statuses, status) })
              }
            />
          ))}
        </ul>
      </section>
      <section className="rail-s" aria-label="Verdicts">
        <div className="rail-h">
          <h2>Verdicts</h2>
          {isVerdictFiltered && (
            <button
              type="button"
              className="lnk"
              onClick={() => onFilters({ ...filters, verdicts: new Set(), isUncitedOnly: false })}
            >
              Clear filter
            </button>
          )}
        </div>
        <ul className="counts">
          {used.map((verdict) => (
            <CountButton
              key={verdict.id}
              glyph={<VerdictGlyph verdict={verdict} />}
              label={verdict.label}
              count={verdictCounts.get(verdict.id) ?? 0}
              isOn={filters.verdicts.has(verdict.id)}
              onToggle={() =>
                onFilters({ ...filters, verdicts: toggled(filters.verdicts, verdict.id) })
              }
            />
          ))}
          {undecided > 0 && (
            <CountButton
              glyph={<VerdictGlyph verdict={null} />}
              label="No verdict yet"
              count={undecided}
              isOn={filters.verdicts.has(NO_VERDICT)}
              onToggle={() =>
                onFilters({ ...filters, verdicts: toggled(filters.verdicts, NO_VERDICT) })
              }
            />
          )}
          <CountButton
            glyph={<Link2Off className="g" strokeWidth={1.9} />}
            label="Without a citation"
            count={uncited}
            isOn={filters.isUncitedOnly}
            onToggle={() => onFilters({ ...filters, isUncitedOnly: !filters.isUncitedOnly })}
          />
        </ul>
      </section>
    </>
  );
});

function tally(
  annotations: readonly AnnotationView[],
  keyOf: (annotation: AnnotationView) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const annotation of annotations) {
    const key = keyOf(annotation);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
