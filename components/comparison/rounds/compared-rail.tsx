'use client';

import { Check, PanelLeft } from 'lucide-react';
import type { ReactNode } from 'react';

import type { DifferenceKind } from '@/lib/contracts/comparison';

import { DIFFERENCE_ICONS } from '../filter-list';
import { FilterSection } from '../filter-section';
import { AGREED_FILTER, filterIdsOf, filtersOf, groupsInWords } from '../group-filters';
import { LinePicker } from '../line-picker';
import { countByFilter } from '../list-model';
import { ColumnBadge } from './column-badge';
import type { ComparedState } from './use-compared-state';

type ComparedRailProps = {
  state: ComparedState;
  /** What is compared, and where other things are chosen. */
  chooser: { heading: string; content: ReactNode };
};

/** What is compared, how far they agree, and which groups are listed. */
export function ComparedRail({ state, chooser }: ComparedRailProps) {
  const { columns, pair, setPair } = state;
  return (
    <>
      <section className="rail-s" aria-labelledby="cr-rounds">
        <div className="rail-h">
          <h2 id="cr-rounds">{chooser.heading}</h2>
        </div>
        {chooser.content}
      </section>
      <LinePicker
        id="cr-pair"
        columns={columns.map(({ name, index }) => ({ index, label: name }))}
        pair={pair}
        onChange={setPair}
      />
      <Measures state={state} />
      <Filters state={state} />
    </>
  );
}

function Measures({ state: { view, columns, pair } }: { state: ComparedState }) {
  const [first, second] = [columns[pair[0]], columns[pair[1]]];
  const between = view.agreement.pairs.find(
    ({ reviewerIds }) =>
      first !== undefined &&
      second !== undefined &&
      reviewerIds.includes(first.userId) &&
      reviewerIds.includes(second.userId),
  );
  if (first === undefined || second === undefined || between === undefined) return null;
  return (
    <section className="rail-s" aria-labelledby="cr-agreement">
      <div className="rail-h">
        <h2 id="cr-agreement">Agreement</h2>
        <span className="muted cr-pairing">
          <ColumnBadge column={first} label={first.name} />
          <ColumnBadge column={second} label={second.name} />
        </span>
      </div>
      <dl className="meas">
        <Measure label="Same verdict" measure={between.percentAgreement} isPercent />
        <Measure label="Cohen’s κ" measure={between.cohensKappa} />
        <Measure label="Span F1, same words" measure={between.spanF1.exact} />
        <Measure label="Span F1, overlap" measure={between.spanF1.overlap} />
      </dl>
      <p className="fine">
        {between.paired} matched {between.paired === 1 ? 'pair' : 'pairs'}. Passages without a place
        count for nothing here.
      </p>
    </section>
  );
}

type MeasureProps = {
  label: string;
  measure: { value: number | null; n: number };
  isPercent?: boolean;
};

function Measure({ label, measure: { value, n }, isPercent = false }: MeasureProps) {
  return (
    <div>
      <dt>
        {label}
        <small>n {n}</small>
      </dt>
      <dd className="num">
        {value === null ? (
          <small>undefined</small>
        ) : isPercent ? (
          `${Math.round(value * 100)}%`
        ) : (
          value.toFixed(2)
        )}
      </dd>
    </div>
  );
}

function Filters({ state: { groups, columns, hidden, toggleFilter } }: { state: ComparedState }) {
  return (
    <FilterSection
      id="cr-filters"
      total={groupsInWords(groups.length)}
      filters={filtersOf(columns).map((filter) => ({ ...filter, icon: iconOf(filter.id) }))}
      counts={countByFilter(groups, filterIdsOf)}
      hidden={hidden}
      onToggle={toggleFilter}
    />
  );
}

function iconOf(id: string): ReactNode {
  if (id === AGREED_FILTER) return <Check strokeWidth={1.9} />;
  if (id.startsWith('marked:')) return <PanelLeft strokeWidth={1.9} />;
  return DIFFERENCE_ICONS[id as DifferenceKind];
}
