'use client';

import { useMemo } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';

import { LaneColumn } from '../lane-column';
import { laneBlocks, type LaneMark } from '../lane-model';
import { PaneSwitch } from '../pane-switch';
import { PersonBadge } from '../../ui/person-badge';
import { passageClass } from '../../ui/verdict-style';
import { type FeedbackEntry, keptOf } from './feedback-model';
import type { FeedbackState } from './use-feedback-state';

/** The article with the reviewer's line above and the decided one below. */
export function FeedbackText({ state }: { state: FeedbackState }) {
  const { page, entries, offsets, reviewer, selected, selections, shown, verdictOf } = state;
  const { document, language } = page.version;

  const blocks = useMemo(() => {
    const markOf = (one: AnnotationView, lane: 0 | 1, { key, number }: FeedbackEntry): LaneMark => {
      const verdict = verdictOf(one.verdict);
      const whose = lane === 0 ? reviewer.letter : 'Decided';
      return {
        id: `${one.id} ${lane}`,
        start: one.start,
        end: one.end,
        groupKey: key,
        lane,
        look: passageClass(verdict),
        description: `${whose}, ${verdict?.label ?? 'no verdict yet'}, ${number}`,
      };
    };
    return laneBlocks({
      document,
      offsets,
      marks: entries.flatMap((entry) => [
        ...(entry.annotation === null ? [] : [markOf(entry.annotation, 0, entry)]),
        ...keptOf(entry.outcomes).map((decision) => markOf(decision, 1, entry)),
      ]),
      groups: entries.map((entry) => ({
        key: entry.key,
        number: entry.number,
        end: Math.max(...entry.spans.map(({ end }) => end)),
        isQuiet: entry.status === 'as_decided',
        spans: entry.spans,
      })),
    });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- verdictOf reads the scale of the round alone
  }, [document, offsets, entries, reviewer.letter]);

  return (
    <LaneColumn
      toolbar={
        <div className="toolbar">
          <PaneSwitch
            pane={state.pane}
            onChange={state.setPane}
            count={shown.length}
            listLabel="Decisions"
          />
          <span className="lkey">
            <span className="lk">
              <PersonBadge small reviewerIndex={reviewer.index} label={reviewer.name} />
              {state.isYou ? 'your line, above' : 'their line, above'}
            </span>
            <span className="lk">
              <span className="fb-tick" aria-hidden="true" />
              as decided, below
            </span>
          </span>
        </div>
      }
      blocks={blocks}
      selectedKey={selected?.key ?? null}
      selections={selections}
      language={language}
      label="Article with the reading and the decisions"
      lanes={reviewer.index % 2 === 0 ? 'fb-lanes' : 'fb-lanes ring'}
      onSelect={(key) => {
        state.select(key);
        state.setPane('groups');
      }}
    />
  );
}
