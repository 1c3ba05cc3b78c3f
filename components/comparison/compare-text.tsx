'use client';

import { useMemo } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { layOutPassages } from '@/lib/domain/anchoring/passage-lanes';
import { blockSpans } from '@/lib/domain/articles/document';

import { PersonBadge } from '../ui/person-badge';
import { Segmented } from '../ui/segmented';
import { passageClass } from '../ui/verdict-style';
import { useCompare } from './compare-context';
import type { CompareGroup } from './compare-model';
import { LaneColumn } from './lane-column';
import { laneBlocks, type LaneMark } from './lane-model';
import { PaneSwitch } from './pane-switch';
import type { CompareState } from './use-compare-state';

/** The article in the middle, with whose lines are drawn under it chosen above. */
export function CompareText() {
  const state = useCompare();
  const { view, groups, selected, selections, show, pair, offsets, document, verdictOf } = state;

  const blocks = useMemo(
    () =>
      laneBlocks({
        document,
        offsets,
        marks: marksOf({ view, groups, show, pair, document, verdictOf }),
        groups: groups.map((group) => ({
          key: group.key,
          number: group.number,
          end: group.end,
          isQuiet: group.agreed || group.state === 'settled',
          spans: group.members.map(spanOf),
        })),
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- verdictOf reads the scale of the view alone
    [document, offsets, view, groups, show, pair],
  );

  return (
    <LaneColumn
      toolbar={<TextToolbar />}
      blocks={blocks}
      selectedKey={selected?.key ?? null}
      selections={selections}
      language={state.language}
      label="Article with the reviewers’ marks"
      lanes={show === 'both' ? 'both' : undefined}
      onSelect={(key) => {
        state.select(key);
        state.setPane('groups');
      }}
    />
  );
}

function TextToolbar() {
  const { reviewers, pair, show, setShow, pane, setPane, counts } = useCompare();
  const [first, second] = [reviewers[pair[0]], reviewers[pair[1]]];
  if (first === undefined || second === undefined) return null;
  return (
    <div className="toolbar">
      <PaneSwitch pane={pane} onChange={setPane} count={counts.toResolve} />
      <span className="lkey">
        {show === 'both' && (
          <>
            <span className="lk">
              <PersonBadge small reviewerIndex={first.index} label={first.name} />
              upper line
            </span>
            <span className="lk">
              <PersonBadge small reviewerIndex={second.index} label={second.name} />
              lower line
            </span>
          </>
        )}
        {(show === 'first' || show === 'second') && (
          <span className="lk">{(show === 'first' ? first : second).name} alone</span>
        )}
        {show === 'result' && <span className="lk">What has been decided</span>}
      </span>
      <span className="grow" />
      <Segmented
        label="Whose lines are drawn"
        options={[
          { value: 'both', label: 'Both' },
          { value: 'first', label: first.letter },
          { value: 'second', label: second.letter },
          { value: 'result', label: 'Result' },
        ]}
        value={show}
        onChange={setShow}
      />
    </div>
  );
}

type MarksInput = Pick<
  CompareState,
  'view' | 'groups' | 'show' | 'pair' | 'document' | 'verdictOf'
>;

function marksOf({ view, groups, show, pair, document, verdictOf }: MarksInput): LaneMark[] {
  const reviewers = view.round.reviewers;
  const letterOf = (userId: string) =>
    reviewers.find((reviewer) => reviewer.userId === userId)?.letter ?? 'Result';
  const markOf = (one: AnnotationView, lane: 0 | 1 | 2, group: CompareGroup): LaneMark => {
    const verdict = verdictOf(one.verdict);
    const words = verdict?.label ?? 'no verdict yet';
    return {
      ...spanOf(one),
      id: one.id,
      groupKey: group.key,
      lane,
      look: passageClass(verdict),
      description: `${letterOf(one.reviewerId)}, ${words}, group ${group.number}`,
    };
  };
  if (show === 'both') {
    return groups.flatMap((group) =>
      group.members.flatMap((one): LaneMark[] => {
        const at = reviewers.findIndex(({ userId }) => userId === one.reviewerId);
        if (at === pair[0]) return [markOf(one, 0, group)];
        return at === pair[1] ? [markOf(one, 1, group)] : [];
      }),
    );
  }

  // One set alone has the lanes to itself: its own overlaps are told apart.
  const userId = reviewers[show === 'first' ? pair[0] : pair[1]]?.userId;
  const chosen = groups.flatMap((group) => {
    const own =
      show === 'result'
        ? group.decisions.filter(({ decision }) => decision !== 'rejected')
        : group.members.filter(({ reviewerId }) => reviewerId === userId);
    return own.map((one) => ({ one, group }));
  });
  const { lanes } = layOutPassages(
    chosen.map(({ one }) => ({ id: one.id, ...spanOf(one) })),
    blockSpans(document),
  );
  return chosen.map(({ one, group }) => {
    const lane = lanes.get(one.id) ?? 2;
    return markOf(one, lane === 'overflow' ? 2 : lane, group);
  });
}

function spanOf({ start, end }: AnnotationView): { start: CodePointOffset; end: CodePointOffset } {
  return { start, end };
}
