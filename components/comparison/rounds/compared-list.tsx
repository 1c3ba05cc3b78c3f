'use client';

import type { CompareGroup, CompareSide } from '../compare-model';
import { BoundaryRuler } from '../boundary-ruler';
import { ClosedClaim } from '../closed-claim';
import { GroupTags } from '../group-tags';
import { ListToolbar } from '../list-toolbar';
import { ReadingCard } from '../reading-card';
import { Row, RowList } from '../row-list';
import { classNames } from '../../ui/class-names';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { ColumnBadge } from './column-badge';
import { UnplacedList } from './unplaced-list';
import type { ComparedState } from './use-compared-state';

/** The groups of both rounds, and below them what has no place in the newer text. */
export function ComparedList({ state }: { state: ComparedState }) {
  const { shown, groups, columns, selected, selections } = state;
  const selectedKey = selected?.key ?? null;

  const differing = groups.filter(({ agreed }) => !agreed).length;
  return (
    <section className="clist" aria-label="Groups of claims">
      <ListToolbar state={state} count={shown.length} noun="difference">
        <b>{differing}</b> differ, {groups.length - differing} alike
      </ListToolbar>
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
        <RowList selectedKey={selectedKey} selections={selections}>
          {shown.map((group) => (
            <ComparedRow
              key={group.key}
              group={group}
              isOn={group.key === selectedKey}
              state={state}
            />
          ))}
        </RowList>
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
    <Row
      item={group}
      noun="Group"
      isOn={isOn}
      panelId={panelId}
      onSelect={state.select}
      tags={<GroupTags group={group} agreed="Alike" />}
    >
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
    </Row>
  );
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
              <ClosedClaim claim={claim} verdict={verdict} />
            )}
          </div>
        );
      })}
      {claims.length === 0 && <p className="nomark muted">not marked</p>}
    </div>
  );
}
