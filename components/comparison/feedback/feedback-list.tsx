'use client';

import { ArrowDown, ArrowUp, Check, CircleSlash, Eye } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { DIFFERENCE_ICONS } from '../filter-list';
import { PaneSwitch } from '../pane-switch';
import { Button } from '../../ui/button';
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
  const list = useRef<HTMLOListElement>(null);
  const selectedKey = selected?.key ?? null;

  useEffect(() => {
    if (selectedKey === null) return;
    const row = list.current?.querySelector(`[data-g="${CSS.escape(selectedKey)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (selections > 0) row?.querySelector<HTMLElement>('.gh')?.focus({ preventScroll: true });
  }, [selectedKey, selections]);

  return (
    <section className="clist" aria-label="Decisions">
      <div className="toolbar">
        <PaneSwitch
          pane={state.pane}
          onChange={state.setPane}
          count={shown.length}
          listLabel="Decisions"
        />
        <span className="todo num">
          <b>{totals.differing}</b> decided otherwise, {totals.missed} not marked
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
      <div className="gscroll">
        <ol ref={list} className="groups">
          {shown.map((entry) => (
            <EntryRow
              key={entry.key}
              entry={entry}
              isOn={entry.key === selectedKey}
              state={state}
            />
          ))}
        </ol>
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
    <li
      data-g={entry.key}
      className={classNames('grp fb-e', isOn && 'on', entry.status === 'as_decided' && 'done')}
      onClick={isOn ? undefined : () => state.select(entry.key)}
    >
      <h2 className="grp-h">
        <button
          type="button"
          className="gh"
          aria-pressed={isOn}
          onClick={(event) => {
            event.stopPropagation();
            state.select(isOn ? null : entry.key);
          }}
        >
          <span className="gn num">
            <span className="sr">Claim </span>
            {entry.number}
          </span>
          <span className="gt">
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
          </span>
        </button>
      </h2>
      <EntryBody entry={entry} state={state} />
    </li>
  );
}
