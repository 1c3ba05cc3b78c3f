'use client';

import { useEffect, useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { AnnotationHistory } from '@/lib/contracts/annotation';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { Skeleton } from '../ui/skeleton';
import { TimeText } from '../ui/time-text';
import type { CardProps } from './card-props';
import { actWords, changeWords } from './history-words';

type Loaded =
  | { status: 'loading' }
  | { status: 'failed'; detail: string }
  | { status: 'done'; entries: AnnotationHistory['entries'] };

const loadEndpoints = () => import('@/lib/contracts/endpoints/annotations');

/** Who changed what of a claim, newest first. */
export function HistoryDialog({ card }: { card: CardProps }) {
  const { annotation, number, part, onPart } = card;
  return (
    <Dialog
      open={part === 'history'}
      onOpenChange={(open) => {
        if (!open) onPart(null);
      }}
      title={`History of claim ${number}`}
      width="620px"
    >
      <div className="dialog-b">
        {part === 'history' && <History key={annotation.id} card={card} />}
      </div>
    </Dialog>
  );
}

function History({ card }: { card: CardProps }) {
  const { id } = card.annotation;
  const [loaded, setLoaded] = useState<Loaded>({ status: 'loading' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const stopper = new AbortController();
    void callLater(
      () => loadEndpoints().then(({ getAnnotationHistory }) => getAnnotationHistory),
      { params: { annotationId: id } },
      { signal: stopper.signal },
    ).then((result) => {
      if (stopper.signal.aborted) return;
      if (result.ok) setLoaded({ status: 'done', entries: result.data.entries });
      else {
        const detail = result.problem?.detail ?? 'The server did not answer.';
        setLoaded({ status: 'failed', detail });
      }
    });
    return () => stopper.abort();
  }, [id, attempt]);

  switch (loaded.status) {
    case 'loading':
      return <Skeleton label="Reading the history" lines={4} />;
    case 'failed':
      return (
        <Notice
          tone="bad"
          title="The history could not be read."
          action={
            <Button size="sm" onClick={() => setAttempt(attempt + 1)}>
              Try again
            </Button>
          }
        >
          {loaded.detail}
        </Notice>
      );
    case 'done':
      return loaded.entries.length === 0 ? (
        <p className="muted">Nothing is recorded yet: the claim has not been saved.</p>
      ) : (
        <ol className="claim-history">
          {loaded.entries.map((entry, index) => (
            // Several entries may bear one time; their order is the record's.
            <li key={`${entry.occurredAt} ${index}`}>
              <p className="thread-by">
                <b>{entry.actorId === card.viewer.userId ? 'You' : entry.actorName}</b>{' '}
                {actWords(entry.type)} <TimeText at={entry.occurredAt} />
              </p>
              <ul>
                {entry.changes.map((change) => (
                  <li key={change.field}>{changeWords(change, card.verdicts)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      );
  }
}
