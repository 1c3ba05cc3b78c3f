'use client';

import { Check, PanelLeft } from 'lucide-react';

import type { DifferenceKind } from '@/lib/contracts/comparison';
import type { RoundView } from '@/lib/contracts/round';

import { DIFFERENCE_ICONS } from '../filter-list';
import { AGREED_FILTER, countByFilter, filtersOf } from '../group-filters';
import { SelectField } from '../../ui/select-field';
import { ColumnBadge } from './column-badge';
import { RoundPicker } from './round-picker';
import type { ComparedState } from './use-compared-state';

type ComparedRailProps = {
  state: ComparedState;
  articleId: string;
  rounds: readonly RoundView[];
};

/** Which two rounds, how far they agree, and which groups are listed. */
export function ComparedRail({ state, articleId, rounds }: ComparedRailProps) {
  const { view } = state;
  return (
    <>
      <section className="rail-s" aria-labelledby="cr-rounds">
        <div className="rail-h">
          <h2 id="cr-rounds">Rounds</h2>
        </div>
        <RoundPicker
          articleId={articleId}
          rounds={rounds}
          first={view.first.id}
          second={view.second.id}
        />
      </section>
      <ColumnPicker state={state} />
      <Measures state={state} />
      <Filters state={state} />
    </>
  );
}

/** Two lines fit under the words; of three columns or more one chooses whose. */
function ColumnPicker({ state: { columns, pair, setPair } }: { state: ComparedState }) {
  if (columns.length <= 2) return null;
  const options = columns.map(({ name, index }) => ({ value: String(index), label: name }));
  const [first, second] = pair;
  const without = (taken: number) =>
    options.map((option) => ({ ...option, disabled: option.value === String(taken) }));
  return (
    <section className="rail-s cmp-pair" aria-labelledby="cr-pair">
      <div className="rail-h">
        <h2 id="cr-pair">Two on the lines</h2>
        <span className="muted num">of {columns.length}</span>
      </div>
      <SelectField
        small
        label="Upper line"
        options={without(second)}
        value={String(first)}
        onChange={(event) => setPair([Number(event.target.value), second])}
      />
      <SelectField
        small
        label="Lower line"
        options={without(first)}
        value={String(second)}
        onChange={(event) => setPair([first, Number(event.target.value)])}
      />
    </section>
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
  const counts = countByFilter(groups);
  return (
    <section className="rail-s" aria-labelledby="cr-filters">
      <div className="rail-h">
        <h2 id="cr-filters">Show</h2>
        <span className="muted num">
          {groups.length} {groups.length === 1 ? 'group' : 'groups'}
        </span>
      </div>
      <ul className="counts filt">
        {filtersOf(columns).map(({ id, label }) => {
          const count = counts.get(id) ?? 0;
          return (
            <li key={id}>
              <button
                type="button"
                className={count === 0 ? 'zero' : undefined}
                aria-pressed={!hidden.has(id)}
                onClick={() => toggleFilter(id)}
              >
                {id === AGREED_FILTER ? (
                  <Check strokeWidth={1.9} />
                ) : id.startsWith('marked:') ? (
                  <PanelLeft strokeWidth={1.9} />
                ) : (
                  DIFFERENCE_ICONS[id as DifferenceKind]
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
