'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';

import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import type { CardProps } from './card-props';
import { useOfRound } from './use-of-round';
import { useWhenSent } from './use-unsent';

const loadEndpoint = () =>
  import('@/lib/contracts/endpoints/assignments').then((module) => module.listAdjudicatorNotes);

/** What a reviewer tells whoever settles the claim. It is compared with nothing, and goes the way of every write of the desk. */
export function NoteBlock({ card }: { card: CardProps }) {
  const { annotation, viewer, isReadOnly, actions, unsent } = card;
  const { id, origin, reviewerId, roundId } = annotation;
  const isOwn = origin === 'reviewer' && reviewerId === viewer.userId;
  const [list, , refresh] = useOfRound(() => callLater(loadEndpoint, { params: { roundId } }), {
    name: `notes ${roundId}`,
    state: id,
  });
  const waiting = unsent.findLast(({ kind }) => kind === 'note');
  const unsentBody = waiting?.kind === 'note' ? waiting.body : null;
  // What was sent stands here until the list has been read anew.
  const [sent, setSent] = useState<{ body: string; list: typeof list } | null>(null);
  if (unsentBody !== null && (sent?.body !== unsentBody || sent.list !== list)) {
    setSent({ body: unsentBody, list });
  }
  useWhenSent(unsentBody !== null, refresh);
  const known = list?.notes.find(({ annotationId }) => annotationId === id)?.body ?? '';
  const note = unsentBody ?? (sent !== null && sent.list === list ? sent.body : known);
  const [draft, setDraft] = useState<string | null>(null);
  const mayWrite = isOwn && !isReadOnly;
  // Without the list nothing can be said of a note that is there; what is written here can.
  if (unsentBody === null && (list === null || (note === '' && !mayWrite))) return null;

  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Note to the adjudicator</h3>
        {unsentBody !== null && <small className="muted">not saved yet</small>}
        {mayWrite && draft === null && (
          <Button size="sm" variant="quiet" onClick={() => setDraft(note)}>
            {note === '' ? 'Write' : 'Change'}
          </Button>
        )}
      </div>
      {draft === null ? (
        note !== '' && <p className="adj-note">{note}</p>
      ) : (
        <>
          <TextArea
            label="Note to the adjudicator"
            hideLabel
            small
            rows={2}
            maxLength={2_000}
            hint="No part of your reading: it is not compared and in no report."
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
          />
          <div className="second-do">
            <Button
              size="sm"
              variant="primary"
              onClick={() => {
                actions.note(id, draft);
                setDraft(null);
              }}
            >
              Save note
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setDraft(null)}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
