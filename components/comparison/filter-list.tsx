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
import { FilterSection } from './filter-section';
import { AGREED_FILTER, filterIdsOf, filtersOf, groupsInWords } from './group-filters';
import { countByFilter } from './list-model';

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
  const counts = countByFilter(groups, filterIdsOf);
  // Type and priority are rare: they are listed where they occur.
  const filters = filtersOf(reviewers)
    .filter(({ id }) => (id !== 'type' && id !== 'priority') || (counts.get(id) ?? 0) > 0)
    .map((filter) => ({
      ...filter,
      icon: iconOf(
        filter.id,
        reviewers.findIndex(({ userId }) => filter.id === `marked:${userId}`),
      ),
    }));
  return (
    <FilterSection
      id="filters"
      total={groupsInWords(groups.length)}
      filters={filters}
      counts={counts}
      hidden={hidden}
      onToggle={toggleFilter}
      disabled={onlyDeparted}
    >
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
    </FilterSection>
  );
}

function iconOf(id: string, reviewerAt: number): ReactNode {
  if (reviewerAt !== -1) {
    return reviewerAt % 2 === 0 ? <PanelLeft {...STROKE} /> : <PanelRight {...STROKE} />;
  }
  if (id === AGREED_FILTER) return <Check {...STROKE} />;
  return DIFFERENCE_ICONS[id as DifferenceKind];
}
