'use client';

import { Check, CircleSlash, Eye } from 'lucide-react';

import { DIFFERENCE_ICONS } from '../filter-list';
import { ListToolbar } from '../list-toolbar';
import { Row, RowList } from '../row-list';
import { classNames } from '../../ui/class-names';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { EntryBody } from './entry-body';
import type { FeedbackEntry, FilterId } from './feedback-model';
import type { FeedbackState } from './use-feedback-state';
import { FILTER_WORDS } from './words';

const STROKE = { strokeWidth: 1.9 };

export const FILTER_ICONS: Record<FilterId, React.ReactNode> = {
  rejected: <CircleSlash {...STROKE} />,
  verdict: DIFFERENCE_ICONS.verdict,
  boundary: DIFFERENCE_ICONS.boundary,
  type: DIFFERENCE_ICONS.type,
  priority: DIFFERENCE_ICONS.priority,
  citations: DIFFERENCE_ICONS.citation,
  wording: DIFFERENCE_ICONS.wording,
  missed: <Eye {...STROKE} />,
  as_decided: <Check {...STROKE} />,
};

/** Each claim with what was decided of it, beside the text. */
export function FeedbackList({ state }: { state: FeedbackState }) {
  const { shown, entries, totals, selected, selections, isYou, reviewer } = state;
  const selectedKey = selected?.key ?? null;

  return (
    <section className="clist" aria-label="Decisions">
      <ListToolbar state={state} count={shown.length} listLabel="Decisions" noun="difference">
        <b>{totals.differing}</b> decided otherwise, {totals.missed} not marked
      </ListToolbar>
      <div className="gscroll">
        <RowList selectedKey={selectedKey} selections={selections}>
          {shown.map((entry) => (
            <EntryRow
              key={entry.key}
              entry={entry}
              isOn={entry.key === selectedKey}
              state={state}
            />
          ))}
        </RowList>
        {shown.length === 0 && (
          <Empty title={entries.length === 0 ? 'No claim was decided' : 'Nothing is shown'}>
            {entries.length > 0
              ? 'Switch on more under “Show”.'
              : isYou
                ? 'You marked no claim in this round, and none that others marked was kept.'
                : `${reviewer.name} marked no claim in this round, and none that others marked was kept.`}
          </Empty>
        )}
      </div>
    </section>
  );
}

type EntryRowProps = { entry: FeedbackEntry; isOn: boolean; state: FeedbackState };

function EntryRow({ entry, isOn, state }: EntryRowProps) {
  const { isYou, reviewer } = state;
  return (
    <Row
      item={entry}
      noun="Claim"
      isOn={isOn}
      className={classNames('fb-e', entry.status === 'as_decided' && 'done')}
      onSelect={state.select}
      tags={
        <>
          {entry.status === 'as_decided' && (
            <Tag tone="ok" icon={FILTER_ICONS.as_decided}>
              {isYou ? 'As you had it' : 'As they had it'}
            </Tag>
          )}
          {entry.status === 'missed' && (
            <Tag icon={FILTER_ICONS.missed}>
              {isYou ? 'Missed by you' : `Missed by ${reviewer.letter}`}
            </Tag>
          )}
          {entry.kinds.map((kind) => (
            <Tag key={kind} icon={FILTER_ICONS[kind]}>
              {FILTER_WORDS[kind]}
            </Tag>
          ))}
        </>
      }
    >
      <EntryBody entry={entry} state={state} />
    </Row>
  );
}
