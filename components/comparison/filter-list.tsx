'use client';

import {
  ArrowUpDown,
  Check,
  Flag,
  GitCompare,
  Link2,
  MoveVertical,
  PanelLeft,
  PanelRight,
  Shapes,
} from 'lucide-react';
import type { ReactNode } from 'react';

import type { DifferenceKind } from '@/lib/contracts/comparison';

import { useCompare } from './compare-context';
import { AGREED_FILTER, countByFilter, filtersOf } from './group-filters';

const STROKE = { strokeWidth: 1.9 };

/** The sign of each difference, in the list of filters and on the tags of a group. */
export const DIFFERENCE_ICONS: Record<DifferenceKind, ReactNode> = {
  only_some: <PanelLeft {...STROKE} />,
  boundary: <MoveVertical {...STROKE} />,
  verdict: <GitCompare {...STROKE} />,
  citation: <Link2 {...STROKE} />,
  type: <Shapes {...STROKE} />,
  priority: <Flag {...STROKE} />,
  wording: <ArrowUpDown {...STROKE} />,
};

/** What is listed at the right, each kind with how many groups it holds of. */
export function FilterList() {
  const { groups, reviewers, hidden, toggleFilter, departures, onlyDeparted, setOnlyDeparted } =
    useCompare();
  const counts = countByFilter(groups);
  // Type and priority are rare: they are listed where they occur.
  const filters = filtersOf(reviewers).filter(
    ({ id }) => (id !== 'type' && id !== 'priority') || (counts.get(id) ?? 0) > 0,
  );
  return (
    <section className="rail-s" aria-labelledby="filters">
      <div className="rail-h">
        <h2 id="filters">Show</h2>
        <span className="muted num">
          {groups.length} {groups.length === 1 ? 'group' : 'groups'}
        </span>
      </div>
      <ul className="counts filt">
        {departures.size > 0 && (
          <li>
            <button
              type="button"
              aria-pressed={onlyDeparted}
              onClick={() => setOnlyDeparted(!onlyDeparted)}
            >
              <GitCompare {...STROKE} />
              <span>Only where the decision differs from yours</span>
              <b className="num">{departures.size}</b>
            </button>
          </li>
        )}
        {filters.map(({ id, label }) => {
          const count = counts.get(id) ?? 0;
          return (
            <li key={id}>
              <button
                type="button"
                className={count === 0 ? 'zero' : undefined}
                aria-pressed={!hidden.has(id)}
                disabled={onlyDeparted}
                onClick={() => toggleFilter(id)}
              >
                {iconOf(
                  id,
                  reviewers.findIndex(({ userId }) => id === `marked:${userId}`),
                )}
                <span>{label}</span>
                <b className="num">{count}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function iconOf(id: string, reviewerAt: number): ReactNode {
  if (reviewerAt !== -1) {
    return reviewerAt % 2 === 0 ? <PanelLeft {...STROKE} /> : <PanelRight {...STROKE} />;
  }
  if (id === AGREED_FILTER) return <Check {...STROKE} />;
  return DIFFERENCE_ICONS[id as DifferenceKind];
}
