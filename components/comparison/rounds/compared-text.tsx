'use client';

import { useMemo } from 'react';

import { LaneColumn } from '../lane-column';
import { laneBlocks, type LaneMark } from '../lane-model';
import { PaneSwitch } from '../pane-switch';
import { passageClass } from '../../ui/verdict-style';
import { ColumnBadge } from './column-badge';
import type { ComparedState } from './use-compared-state';

/** The newer text, with a line for each of the two columns that are chosen. */
export function ComparedText({ state }: { state: ComparedState }) {
  const { view, document, offsets, columns, groups, pair, selected, selections, verdictOf } = state;
  const [first, second] = [columns[pair[0]], columns[pair[1]]];

  const blocks = useMemo(
    () =>
      laneBlocks({
        document,
        offsets,
        marks: groups.flatMap((group) =>
          group.sides.flatMap(({ reviewer, claims }): LaneMark[] => {
            const lane = reviewer.index === pair[0] ? 0 : reviewer.index === pair[1] ? 1 : null;
            if (lane === null) return [];
            return claims.map(({ id, start, end, verdict }) => {
              const found = verdictOf(verdict, reviewer);
              return {
                id,
                start,
                end,
                groupKey: group.key,
                lane,
                look: passageClass(found),
                description: `${reviewer.name}, ${found?.label ?? 'no verdict yet'}, group ${group.number}`,
              };
            });
          }),
        ),
        groups: groups.map(({ key, number, end, agreed, members }) => ({
          key,
          number,
          end,
          isQuiet: agreed,
          spans: members.map((member) => ({ start: member.start, end: member.end })),
        })),
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- verdictOf reads the view alone
    [document, offsets, groups, pair],
  );

  return (
    <LaneColumn
      toolbar={
        <div className="toolbar">
          <PaneSwitch pane={state.pane} onChange={state.setPane} count={state.shown.length} />
          <span className="lkey">
            {first !== undefined && (
              <span className="lk">
                <ColumnBadge column={first} label={first.name} />
                upper line
              </span>
            )}
            {second !== undefined && (
              <span className="lk">
                <ColumnBadge column={second} label={second.name} />
                lower line
              </span>
            )}
          </span>
          <span className="grow" />
          <span className="muted">Text of version {view.version.ordinal}</span>
        </div>
      }
      blocks={blocks}
      selectedKey={selected?.key ?? null}
      selections={selections}
      language={view.version.language}
      label="Article with the marks of both rounds"
      lanes="both"
      onSelect={(key) => {
        state.select(key);
        state.setPane('groups');
      }}
    />
  );
}
