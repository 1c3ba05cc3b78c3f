'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextArea } from '../ui/text-area';
import type { CardProps } from './card-props';
import { useOfRound } from './use-of-round';

const loadEndpoints = () => import('@/lib/contracts/endpoints/assignments');

/** What a reviewer tells whoever settles the claim. It is compared with nothing. */
export function NoteBlock({ card }: { card: CardProps }) {
  const { annotation, viewer, isReadOnly } = card;
  const { id, origin, reviewerId, roundId } = annotation;
  const isOwn = origin === 'reviewer' && reviewerId === viewer.userId;
  const [list, setList] = useOfRound(
    () =>
      callLater(() => loadEndpoints().then(({ listAdjudicatorNotes }) => listAdjudicatorNotes), {
        params: { roundId },
      }),
    { name: `notes ${roundId}`, state: id },
  );
  const note = list?.notes.find(({ annotationId }) => annotationId === id)?.body ?? '';
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const mayWrite = isOwn && !isReadOnly;
  if (list === null || (note === '' && !mayWrite)) return null;

  async function save(): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await callLater(
      () => loadEndpoints().then(({ setAdjudicatorNote }) => setAdjudicatorNote),
      { params: { annotationId: id }, body: { body: draft ?? note } },
    );
    setBusy(false);
    if (!result.ok) {
      setError(result.problem?.detail ?? 'The server did not answer. What you typed is kept.');
      return;
    }
    setList(result.data);
    setDraft(null);
  }

  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Note to the adjudicator</h3>
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
          {error !== null && <Notice tone="bad">{error}</Notice>}
          <div className="second-do">
            <Button size="sm" variant="primary" busy={isBusy} onClick={() => void save()}>
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
