'use client';

import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { SecondReaderClaim } from '@/lib/contracts/assignments';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextArea } from '../ui/text-area';
import { TimeText } from '../ui/time-text';
import type { CardProps } from './card-props';
import { useOfRound } from './use-of-round';
import { useWhenSent } from './use-unsent';

const loadEndpoints = () => import('@/lib/contracts/endpoints/assignments');

const CAUSE_WORDS: Record<SecondReaderClaim['causes'][number], string> = {
  priority: 'its priority',
  verdict: 'its verdict',
  story: 'its story',
};

const STATE_WORDS: Record<SecondReaderClaim['state'], string> = {
  missing: 'Waits for a second reader',
  outdated: 'Changed since it was read: waits for a second reader',
  disputed: 'A second reader disagrees',
  confirmed: 'Confirmed by a second reader',
};

/** Where the newsroom's rules ask for one: what the second reader said, or the way to say it. */
export function SecondReaderBlock({ card }: { card: CardProps }) {
  const { annotation, actions, unsent } = card;
  const [list, , refresh] = useOfRound(
    () =>
      callLater(() => loadEndpoints().then(({ listSecondReaders }) => listSecondReaders), {
        params: { roundId: annotation.roundId },
      }),
    // Another version of the claim asks anew.
    {
      name: `second readers ${annotation.roundId} ${annotation.version}`,
      state: annotation.id,
    },
  );
  const waiting = unsent.findLast(({ kind }) => kind === 'second_reading');
  useWhenSent(waiting !== undefined, refresh);
  const claim = list?.claims.find(({ annotationId }) => annotationId === annotation.id);
  if (claim === undefined) return null;
  return (
    <div className="blk" data-second-reader={claim.state}>
      <div className="blk-h">
        <h3>Second reader</h3>
      </div>
      <p>
        <StateIcon state={claim.state} /> {STATE_WORDS[claim.state]}
      </p>
      <p className="fine">
        Asked for by {claim.causes.map((cause) => CAUSE_WORDS[cause]).join(', ')}.
      </p>
      {claim.readings.length > 0 && (
        <ul className="second-words">
          {claim.readings.map((reading) => (
            <li key={reading.id}>
              <b>{reading.reader.name}</b> {reading.agrees ? 'agrees' : 'disagrees'}
              {!reading.isCurrent && ' with what it said before'}{' '}
              <small className="muted">
                <TimeText at={reading.readAt} format="date_time" />
              </small>
              {reading.note !== '' && <p>{reading.note}</p>}
            </li>
          ))}
        </ul>
      )}
      {waiting?.kind === 'second_reading' && (
        <p>
          <small className="muted">Not saved yet.</small> You{' '}
          {waiting.agrees ? 'agree' : 'disagree'}
          {waiting.note !== '' && `: ${waiting.note}`}
        </p>
      )}
      {claim.denial !== null ? (
        <p className="fine">{claim.denial}</p>
      ) : (
        (waiting === undefined || card.lane?.status === 'refused') && (
          <GiveWord
            onGive={(word) => {
              actions.giveSecondReading(annotation.id, { ...word, seenVersion: claim.version });
            }}
          />
        )
      )}
    </div>
  );
}

function StateIcon({ state }: { state: SecondReaderClaim['state'] }) {
  const size = { size: 14, strokeWidth: 1.9 };
  if (state === 'confirmed') return <CircleCheck {...size} />;
  return state === 'disputed' ? <CircleX {...size} /> : <CircleDashed {...size} />;
}

type Word = { agrees: boolean; note: string };

function GiveWord({ onGive }: { onGive: (word: Word) => void }) {
  const [note, setNote] = useState('');
  const [error, setError] = useState<string | null>(null);

  function give(agrees: boolean): void {
    if (!agrees && note.trim() === '') {
      setError('Say what you do not agree with.');
      return;
    }
    onGive({ agrees, note: note.trim() });
    setNote('');
  }

  return (
    <>
      <TextArea
        label="Note of the second reader"
        hideLabel
        small
        rows={2}
        maxLength={2_000}
        placeholder="A note; needed where you disagree"
        value={note}
        onChange={(event) => {
          setNote(event.target.value);
          setError(null);
        }}
      />
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <div className="second-do">
        <Button size="sm" variant="primary" onClick={() => give(true)}>
          Confirm as second reader
        </Button>
        <Button size="sm" onClick={() => give(false)}>
          Disagree
        </Button>
      </div>
    </>
  );
}
