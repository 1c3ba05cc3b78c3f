'use client';

import { ArrowDown, ArrowUp, Check } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { CompareGroup, CompareSide } from '../compare-model';
import { DIFFERENCE_ICONS } from '../filter-list';
import { onlyWords } from '../group-filters';
import { TAG_WORDS } from '../group-row';
import { BoundaryRuler } from '../boundary-ruler';
import { PaneSwitch } from '../pane-switch';
import { ReadingCard } from '../reading-card';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { VerdictMark } from '../../ui/verdict-mark';
import { passageClass } from '../../ui/verdict-style';
import { ColumnBadge } from './column-badge';
import { UnplacedList } from './unplaced-list';
import type { ComparedState } from './use-compared-state';

const STROKE = { strokeWidth: 1.9 };

/** The groups of both rounds, and below them what has no place in the newer text. */
export function ComparedList({ state }: { state: ComparedState }) {
  const { shown, groups, columns, selected, selections } = state;
  const list = useRef<HTMLOListElement>(null);
  const selectedKey = selected?.key ?? null;

  useEffect(() => {
    if (selectedKey === null) return;
    const row = list.current?.querySelector(`[data-g="${CSS.escape(selectedKey)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (selections > 0) row?.querySelector<HTMLElement>('.gh')?.focus({ preventScroll: true });
  }, [selectedKey, selections]);

  const differing = groups.filter(({ agreed }) => !agreed).length;
  return (
    <section className="clist" aria-label="Groups of claims">
      <div className="toolbar">
        <PaneSwitch pane={state.pane} onChange={state.setPane} count={shown.length} />
        <span className="num todo">
          <b>{differing}</b> differ, {groups.length - differing} alike
        </span>
        <span className="grow" />
        <Button
          size="sm"
          variant="quiet"
          icon={<ArrowUp {...STROKE} />}
          keyCap="⇧N"
          aria-label="Previous difference"
          onClick={() => state.goToNext('back')}
        >
          <span className="wide-only">Previous</span>
        </Button>
        <Button
          size="sm"
          icon={<ArrowDown {...STROKE} />}
          keyCap="N"
          onClick={() => state.goToNext('forward')}
        >
          Next<span className="wide-only"> difference</span>
        </Button>
      </div>
      {columns.length === 2 && (
        <div className="chead" aria-hidden="true">
          {columns.map((column) => (
            <span key={column.userId}>
              <ColumnBadge column={column} />
              {column.name}
            </span>
          ))}
        </div>
      )}
      <div className="gscroll">
        <ol ref={list} className="groups">
          {shown.map((group) => (
            <ComparedRow
              key={group.key}
              group={group}
              isOn={group.key === selectedKey}
              state={state}
            />
          ))}
        </ol>
        {shown.length === 0 && (
          <Empty title={groups.length === 0 ? 'Nobody marked a claim' : 'No group is shown'}>
            {groups.length === 0
              ? 'Neither round holds a claim that has a place in this text.'
              : 'Switch on more under “Show”.'}
          </Empty>
        )}
        <UnplacedList state={state} />
      </div>
    </section>
  );
}

type ComparedRowProps = { group: CompareGroup; isOn: boolean; state: ComparedState };

function ComparedRow({ group, isOn, state }: ComparedRowProps) {
  const panelId = `compared-${group.key}`;
  const isMany = group.sides.length > 2;
  return (
    <li
      data-g={group.key}
      className={classNames('grp', isOn && 'on')}
      onClick={isOn ? undefined : () => state.select(group.key)}
    >
      <h2 className="grp-h">
        <button
          type="button"
          className="gh"
          aria-expanded={isOn}
          aria-controls={panelId}
          onClick={(event) => {
            event.stopPropagation();
            state.select(isOn ? null : group.key);
          }}
        >
          <span className="gn num">
            <span className="sr">Group </span>
            {group.number}
          </span>
          <span className="gt">
            <Tags group={group} />
          </span>
        </button>
      </h2>
      <div id={panelId} className={isOn ? 'copen' : undefined}>
        <div className={classNames('c2', isMany && 'many')}>
          {group.sides.map((side) => (
            <Side
              key={side.reviewer.userId}
              side={side}
              isOn={isOn}
              isNamed={isMany || isOn}
              state={state}
            />
          ))}
        </div>
        {isOn && (
          <BoundaryRuler
            group={group}
            verdictOf={state.verdictOf}
            badgeOf={(column) => <ColumnBadge column={column} />}
          />
        )}
      </div>
    </li>
  );
}

function Tags({ group }: { group: CompareGroup }) {
  if (group.agreed) {
    return (
      <Tag tone="ok" icon={<Check {...STROKE} />}>
        Alike
      </Tag>
    );
  }
  return group.differences
    .filter((kind) => kind !== 'wording')
    .map((kind) => (
      <Tag key={kind} icon={DIFFERENCE_ICONS[kind]}>
        {kind === 'only_some' ? onlyWords(group) : TAG_WORDS[kind]}
      </Tag>
    ));
}

type SideProps = { side: CompareSide; isOn: boolean; isNamed: boolean; state: ComparedState };

function Side({ side: { reviewer, claims }, isOn, isNamed, state }: SideProps) {
  const { carried, verdictOf } = state;
  return (
    <div className={classNames('cside', claims.length === 0 && 'none')}>
      {isNamed ? (
        <h3>
          <ColumnBadge column={reviewer} />
          {reviewer.name}
        </h3>
      ) : (
        <span className="sr">{reviewer.name}: </span>
      )}
      {claims.map((claim) => {
        const verdict = verdictOf(claim.verdict, reviewer);
        const fate = carried.get(claim.id);
        return (
          <div key={claim.id}>
            {fate !== undefined && <Tag tone="warn">{fate}</Tag>}
            {isOn ? (
              <ReadingCard claim={claim} verdict={verdict} />
            ) : (
              <>
                <p className="cs">
                  <span className={classNames('m line-sample q', passageClass(verdict))}>
                    {claim.exact}
                  </span>
                </p>
                <p className="cv">
                  <VerdictMark verdict={verdict} />
                </p>
              </>
            )}
          </div>
        );
      })}
      {claims.length === 0 && <p className="nomark muted">not marked</p>}
    </div>
  );
}
