'use client';

import { Check, Clock, Undo2, X } from 'lucide-react';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { FixView } from '@/lib/contracts/talk';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import type { FixState } from '@/lib/domain/claims/suggested-fix';

import { Button } from '../button';
import { Tag } from '../tag';
import { TimeText } from '../time-text';
import { WordDiff } from '../word-diff';
import { useSending } from './use-sending';
import { WordsForm } from './words-form';

const load = () => import('@/lib/contracts/endpoints/talk');

const STATE_WORDS: Readonly<Record<FixState, string>> = {
  proposed: 'waits for an answer',
  accepted: 'accepted for the next version',
  declined: 'declined',
  countered: 'other words proposed',
  withdrawn: 'taken back',
  applied: 'stands in the text',
};

/** The proposals for one passage, oldest first, and what can be said to the last one. */
export function FixThread({
  fixes,
  wordsAbove = null,
  onChanged,
}: {
  fixes: readonly FixView[];
  /** Words that stand right above the thread and are not said twice. */
  wordsAbove?: string | null;
  onChanged: () => void;
}) {
  // Words of one's own that were taken back before anybody answered are no part of the talk.
  const shown = fixes.filter(
    ({ state, answeredBy, proposedBy }) =>
      state !== 'withdrawn' || answeredBy?.userId !== proposedBy.userId,
  );
  return (
    <ol className="fix-thread">
      {shown.map((fix) => (
        <li key={fix.id}>
          <Proposal
            fix={fix}
            isSaidAbove={fix.countersId === null && fix.after === wordsAbove}
            onChanged={onChanged}
          />
        </li>
      ))}
    </ol>
  );
}

/** One proposal: who, what, where it stands; and the three answers. */
function Proposal({
  fix,
  isSaidAbove,
  onChanged,
}: {
  fix: FixView;
  isSaidAbove: boolean;
  onChanged: () => void;
}) {
  const [form, setForm] = useState<'decline' | 'counter' | null>(null);
  const { error, isBusy, send } = useSending();
  const params = { fixId: fix.id };
  const [counterId] = useState(newId);

  const accept = () =>
    send(() => callLater(() => load().then((module) => module.acceptFix), { params }));
  const decline = (reason: string) =>
    send(() =>
      callLater(() => load().then((module) => module.declineFix), { params, body: { reason } }),
    );
  const counter = (after: string) =>
    send(() =>
      callLater(() => load().then((module) => module.counterFix), {
        params,
        body: { id: counterId, after, reason: '' },
      }),
    );
  const then = (sent: Promise<boolean>) =>
    void sent.then((arrived) => {
      if (!arrived) return;
      setForm(null);
      onChanged();
    });

  return (
    <article className="proposal" aria-label={`Proposal of ${fix.proposedBy.name}`}>
      <p className="thread-by">
        <b>{fix.proposedBy.name}</b> {fix.countersId === null ? 'suggests' : 'proposes instead'}{' '}
        <TimeText at={fix.createdAt} />
        <StateTag fix={fix} />
      </p>
      {!isSaidAbove && (
        <p className="fix">
          <WordDiff parts={diffWords(fix.before, fix.after)} />
        </p>
      )}
      {fix.reason !== '' && (
        <p className="query">
          <b>{fix.answeredBy?.name}:</b> {fix.reason}
        </p>
      )}
      {form === null && (fix.may.accept || fix.may.decline || fix.may.counter) && (
        <div className="form-act">
          {fix.may.accept && (
            <Button size="sm" variant="primary" busy={isBusy} onClick={() => then(accept())}>
              Accept
            </Button>
          )}
          {fix.may.counter && (
            <Button size="sm" onClick={() => setForm('counter')}>
              Other words
            </Button>
          )}
          {fix.may.decline && (
            <Button size="sm" variant="quiet" onClick={() => setForm('decline')}>
              Decline
            </Button>
          )}
        </div>
      )}
      {form === null && error !== null && <p className="err">{error}</p>}
      {form === 'decline' && (
        <WordsForm
          label="Why it is declined"
          action="Decline"
          error={error}
          isBusy={isBusy}
          onSend={(reason) => then(decline(reason))}
          onCancel={() => setForm(null)}
        />
      )}
      {form === 'counter' && (
        <WordsForm
          serif
          optional
          label="What should stand there instead"
          action="Propose"
          value={fix.after}
          error={error}
          isBusy={isBusy}
          onSend={(after) => then(counter(after))}
          onCancel={() => setForm(null)}
        >
          {(words) => (
            <p className="fix">
              <WordDiff parts={diffWords(fix.before, words)} />
            </p>
          )}
        </WordsForm>
      )}
    </article>
  );
}

function StateTag({ fix: { state, answeredBy } }: { fix: FixView }) {
  const words = STATE_WORDS[state];
  const by = state === 'proposed' || answeredBy === null ? '' : `, ${answeredBy.name}`;
  switch (state) {
    case 'accepted':
    case 'applied':
      return (
        <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
          {words}
          {by}
        </Tag>
      );
    case 'declined':
      return (
        <Tag tone="bad" icon={<X strokeWidth={1.9} />}>
          {words}
          {by}
        </Tag>
      );
    case 'proposed':
      return (
        <Tag tone="line" icon={<Clock strokeWidth={1.9} />}>
          {words}
        </Tag>
      );
    default:
      return <Tag icon={<Undo2 strokeWidth={1.9} />}>{words}</Tag>;
  }
}
