import { Check, Clock, EyeOff, TriangleAlert } from 'lucide-react';
import Link from 'next/link';

import { PersonBadge } from '@/components/ui/person-badge';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TimeText } from '@/components/ui/time-text';
import type { BlindRound } from '@/lib/contracts/home';

/** As many as stand beside the queue. */
const SHOWN = 6;

/** Beyond this many readers their rows say no more than one line. */
const MOST_ROWS = 4;

/** Blind rounds by their date: one's own work in them, and of the others that it is hidden. */
export function BlindRounds({ rounds }: { rounds: readonly BlindRound[] }) {
  if (rounds.length === 0) return null;
  const rest = rounds.length - SHOWN;
  return (
    <section className="blinds" aria-labelledby="blind-heading">
      <h2 id="blind-heading">Blind rounds due</h2>
      <ol>
        {rounds.slice(0, SHOWN).map((round) => (
          <li key={round.roundId}>
            <BlindRoundCard round={round} />
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <p className="fine">
          {rest} more {rest === 1 ? 'round is' : 'rounds are'} due later.
        </p>
      )}
    </section>
  );
}

function BlindRoundCard({ round }: { round: BlindRound }) {
  const { roundId, ordinal, article, dueAt, isOverdue, readers } = round;
  const others = readers.filter(({ isYou }) => !isYou).length;
  const until =
    others === 0
      ? ''
      : readers.length === 2
        ? 'hidden until both submit'
        : 'hidden until all submit';
  return (
    <Link className="bl" href={`/rounds/${roundId}`}>
      <span className="bl-h">
        <b className="num">{article.code}</b>
        <span className="bl-t">
          Round {ordinal} <span className="sr">of {article.title}</span>
        </span>
        {dueAt === null ? (
          <small className="muted">no date</small>
        ) : (
          <small className={isOverdue ? 'bl-d overdue' : 'bl-d'}>
            {isOverdue ? <TriangleAlert strokeWidth={1.9} /> : <Clock strokeWidth={1.9} />}
            {isOverdue ? <b>Overdue</b> : <span className="sr">Due </span>}{' '}
            <TimeText at={dueAt} format="date_time" />
          </small>
        )}
      </span>
      {readers.map((reader, index) =>
        reader.isYou ? (
          <span className="bl-r" key="you">
            <PersonBadge reviewerIndex={index} label="You" isYou />
            <YourWork reader={reader} />
          </span>
        ) : (
          readers.length <= MOST_ROWS && (
            <span className="bl-r" key={index}>
              <PersonBadge reviewerIndex={index} label="A reviewer" />
              <Hidden>{until}</Hidden>
            </span>
          )
        ),
      )}
      {readers.length > MOST_ROWS && (
        <span className="bl-r">
          <Hidden>
            {others} {others < readers.length ? 'others' : 'reviewers'}, {until}
          </Hidden>
        </span>
      )}
    </Link>
  );
}

function YourWork({
  reader: { progress, isSubmitted },
}: {
  reader: BlindRound['readers'][number];
}) {
  if (isSubmitted === true) {
    return (
      <span className="bl-done">
        <Check strokeWidth={1.9} /> handed in
      </span>
    );
  }
  if (progress === null) return null;
  const { examined, total } = progress;
  return (
    <>
      <ProgressBar
        done={examined}
        total={total}
        label={`You examined ${examined} of ${total} sentences`}
      />
      <small className="num">
        {examined}/{total}
      </small>
    </>
  );
}

function Hidden({ children }: { children: React.ReactNode }) {
  return (
    <span className="bl-hid">
      <EyeOff strokeWidth={1.9} />
      <span>{children}</span>
    </span>
  );
}
