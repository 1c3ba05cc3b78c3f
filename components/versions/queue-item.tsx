'use client';

import { Check, LoaderCircle } from 'lucide-react';
import { memo } from 'react';

import type { CarriedPassageView } from '@/lib/contracts/versions';

import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { TimeText } from '../ui/time-text';
import { VerdictMark } from '../ui/verdict-mark';
import { WordDiff } from '../ui/word-diff';
import { FATE_NAMES } from './fate';
import { FateGlyph } from './fate-glyph';
import { OpenItem } from './open-item';
import { useReview } from './review-context';
import { oldPlaceOf, type ReviewItem } from './review-model';

type QueueItemProps = { item: ReviewItem; isOn: boolean };

/** One claim of the queue: its old and new words, and, when it is open, what can be said of it. */
export const QueueItem = memo(function QueueItem({ item, isOn }: QueueItemProps) {
  const { select, setPane, pending, verdictOf, mayDecide } = useReview();
  const { passage, id, number, state } = item;
  const isPending = pending.has(id);
  const likeness = likenessOf(passage);
  const panelId = `item-${id}`;
  return (
    <li
      data-row={id}
      className={classNames('qi', isOn && 'on', state !== 'waits' && 'done')}
      onClick={isOn ? undefined : () => select(id)}
    >
      <h2 className="qi-h">
        <button
          type="button"
          className="qh"
          aria-expanded={isOn}
          aria-controls={panelId}
          onClick={(event) => {
            event.stopPropagation();
            select(id);
            if (!isOn) setPane('queue');
          }}
        >
          <span className={classNames('card-n num', !isOn && 'ghost')}>
            <span className="sr">Claim </span>
            {number}
          </span>
          <span className="fk">
            <FateGlyph fate={passage.status} />
            {FATE_NAMES[passage.status]}
            {passage.outcome === 'attached' && ', attached again'}
          </span>
          {likeness !== null && <span className="muted num">{likeness} alike</span>}
          <span className="grow" />
          {isPending ? (
            <span className="qi-state">
              <LoaderCircle className="spin" strokeWidth={1.9} />
              saving
            </span>
          ) : (
            state === 'done' && (
              <span className="qi-state">
                <Check strokeWidth={1.9} />
                {OUTCOME_WORDS[passage.outcome ?? 'confirmed']}
              </span>
            )
          )}
          <VerdictMark verdict={verdictOf(passage.annotation.verdict)} />
        </button>
      </h2>
      <div id={panelId}>
        <p className="rd">
          <Wording passage={passage} />
        </p>
        {isOn && state === 'waits' && !isPending && mayDecide && passage.mayDecide && (
          <OpenItem item={item} />
        )}
        {isOn && state === 'done' && <DecidedLine item={item} isPending={isPending} />}
      </div>
    </li>
  );
});

const OUTCOME_WORDS = {
  confirmed: 'confirmed',
  verdict_kept: 'verdict kept',
  reopened: 'open again',
  attached: 'attached',
  retired: 'retired',
} as const;

function Wording({ passage }: { passage: CarriedPassageView }) {
  const { after, diff, outcome } = passage;
  if (after === null || outcome === 'retired') {
    return <WordDiff parts={[{ op: 'delete', text: oldPlaceOf(passage).exact }]} />;
  }
  return diff.length === 0 ? after.exact : <WordDiff parts={diff} />;
}

/** "58%", where the words are not the same. */
function likenessOf({ status, likeness, outcome }: CarriedPassageView): string | null {
  if (likeness === null || (status !== 'changed' && outcome !== 'attached')) return null;
  return `${Math.round(likeness * 100)}%`;
}

function DecidedLine({ item, isPending }: { item: ReviewItem; isPending: boolean }) {
  const { takeBack, mayDecide } = useReview();
  const { outcome, outcomeBy, outcomeAt, mayDecide: isTheirs } = item.passage;
  if (outcome === null) return null;
  return (
    <div className="row qb">
      <span className="muted">
        {SAID[outcome]}
        {outcomeBy !== null && ` by ${outcomeBy.name}`}
        {outcomeAt !== null && (
          <>
            , <TimeText at={outcomeAt} />
          </>
        )}
        .
      </span>
      <span className="grow" />
      {mayDecide && isTheirs && (
        <Button size="sm" busy={isPending} onClick={() => takeBack(item)}>
          Take back
        </Button>
      )}
    </div>
  );
}

const SAID = {
  confirmed: 'Confirmed on the new words',
  verdict_kept: 'The verdict was kept for the new words',
  reopened: 'Put back to open, to be checked anew',
  attached: 'Attached to these words',
  retired: 'Retired: no part of the comparison, a signature or a report',
} as const;
