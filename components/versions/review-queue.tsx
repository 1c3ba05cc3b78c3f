'use client';

import { ArrowDown, CheckCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';
import { FATE_NAMES } from './fate';
import { PaneSwitch } from './pane-switch';
import { QueueItem } from './queue-item';
import { useReview } from './review-context';

/** What needs a person, at the right: one claim open, the others a line of words each. */
export function ReviewQueue() {
  const {
    listed,
    selected,
    selections,
    waiting,
    done,
    safe,
    mayDecide,
    step,
    confirmSafe,
    pending,
    attaching,
  } = useReview();
  const list = useRef<HTMLOListElement>(null);
  const selectedId = selected?.id ?? null;
  const isAttaching = attaching !== null;

  useEffect(() => {
    if (selectedId === null) return;
    const row = list.current?.querySelector(`[data-row="${CSS.escape(selectedId)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    // What is opened gets the focus, so that Tab goes on from there; words are selected in the text.
    if (selections > 0 && !isAttaching)
      row?.querySelector<HTMLElement>('.qh')?.focus({ preventScroll: true });
  }, [selectedId, selections, isAttaching]);

  return (
    <section className="clist rq" aria-label="Review queue">
      <div className="toolbar">
        <PaneSwitch />
        <span className="num todo" role="status">
          <b>{waiting}</b> to review, {done} done
        </span>
        <span className="grow" />
        <Button size="sm" variant="quiet" keyCap="K" onClick={() => step(-1)}>
          Previous
        </Button>
        <Button size="sm" icon={<ArrowDown strokeWidth={1.9} />} keyCap="J" onClick={() => step(1)}>
          Next
        </Button>
      </div>
      <div className="gscroll">
        <ReadOnlyNote />
        {mayDecide && safe.length > 0 && (
          <div className="agreed-all">
            <Button
              size="sm"
              icon={<CheckCheck strokeWidth={1.9} />}
              busy={safe.every(({ id }) => pending.has(id))}
              onClick={confirmSafe}
            >
              {safe.length === 1
                ? 'Confirm the one that moved'
                : `Confirm all ${safe.length} moved`}
            </Button>
            <span className="muted">The same words, word for word, in another place.</span>
          </div>
        )}
        {waiting === 0 && <NothingWaits />}
        <ol ref={list} className="groups">
          {listed.map((item) => (
            <QueueItem key={item.id} item={item} isOn={item.id === selectedId} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function ReadOnlyNote() {
  const { mayDecide, review, waiting } = useReview();
  if (mayDecide || (review.isNewest && waiting === 0)) return null;
  return (
    <p className="fine read-only">
      {review.isNewest
        ? review.round.phase === 'signed_off'
          ? 'The round is signed off: what was decided can be read and not changed.'
          : 'You read this review. The reviewers of the round and the head of research decide.'
        : `There is a version after version ${review.to.ordinal}. Claims are decided on the newest one.`}
    </p>
  );
}

/** Nothing is left to decide: the way leads on. */
function NothingWaits() {
  const { review, done, items, fate, counts } = useReview();
  const { round, to, unexamined } = review;
  if (!review.isNewest) {
    return (
      <div className="agreed-all">
        <ButtonLink size="sm" href={`/rounds/${round.id}/versions`}>
          Go to the newest version
        </ButtonLink>
      </div>
    );
  }
  if (fate !== null && counts[fate] === 0) {
    return <Empty title={`No claim is listed as “${FATE_NAMES[fate].toLowerCase()}”`} />;
  }
  const left = unexamined.length;
  return (
    <Empty
      title={items.length === 0 ? 'No claim was carried over' : 'Nothing waits for a person'}
      actions={
        <>
          <ButtonLink variant={left > 0 ? 'primary' : 'default'} href={`/rounds/${round.id}`}>
            Go to the desk
          </ButtonLink>
          <ButtonLink
            variant={left > 0 ? 'default' : 'primary'}
            href={`/rounds/${round.id}/sign-off`}
          >
            Go to sign-off
          </ButtonLink>
        </>
      }
    >
      {done > 0
        ? `Every claim that version ${to.ordinal} touched has been looked at.`
        : `Version ${to.ordinal} left every claim as it was.`}{' '}
      {left > 0 &&
        `${left} ${left === 1 ? 'sentence of it is' : 'sentences of it are'} not examined yet.`}
    </Empty>
  );
}
