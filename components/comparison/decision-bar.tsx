'use client';

import { useEffect, useRef } from 'react';

import { CAUSES } from '@/lib/domain/claims/annotation';
import { verdictsDiffer } from '@/lib/domain/comparison/plan-decision';

import { Button } from '../ui/button';
import { TextField } from '../ui/text-field';
import { CauseChips } from './cause-chips';
import { useCompare } from './compare-context';
import type { CompareGroup } from './compare-model';

/** The letters that do something else on this screen. */
const TAKEN_LETTERS = ['J', 'K', 'L', 'M', 'N', 'R', 'W'];

/** The cause, the note, and the ways to settle a group. */
export function DecisionBar({ group }: { group: CompareGroup }) {
  const state = useCompare();
  const { draftOf, changeDraft, reviewers, take, reject, setForm, goToNext } = state;
  const { cause, reason, problem } = draftOf(group.key);
  const bar = useRef<HTMLDivElement>(null);

  // A refused key leads to what is missing.
  useEffect(() => {
    if (problem === null) return;
    const field = bar.current?.querySelector<HTMLElement>(`[data-field="${problem.field}"] input`);
    field?.focus();
  }, [problem]);

  const hasOpen = (userId: string) =>
    group.unsettled.some(({ reviewerId }) => reviewerId === userId);
  return (
    <div className="resolve" ref={bar}>
      <CauseChips
        value={cause}
        isRequired={verdictsDiffer(group.unsettled)}
        causes={CAUSES}
        onChange={(next) => changeDraft(group.key, { cause: next, problem: null })}
      />
      <div className="rs-row" data-field="reason">
        <span className="lab" aria-hidden="true">
          Note
        </span>
        <TextField
          small
          hideLabel
          label="Note for the record"
          placeholder="Why, for the record and for the reviewers"
          maxLength={2_000}
          value={reason}
          onChange={(event) =>
            changeDraft(group.key, { reason: event.target.value, problem: null })
          }
        />
      </div>
      <div className="rs-row btns" role="group" aria-label={`Settle group ${group.number}`}>
        {reviewers
          .filter(({ userId }) => hasOpen(userId))
          .map((reviewer) => (
            <Button
              key={reviewer.userId}
              {...(!TAKEN_LETTERS.includes(reviewer.letter) && { keyCap: reviewer.letter })}
              onClick={() => take(group, reviewer)}
            >
              {`Take ${reviewer.letter}`}
            </Button>
          ))}
        {group.unsettled.length > 1 && (
          <Button className="wide-only" keyCap="M" onClick={() => setForm('merged')}>
            Merge
          </Button>
        )}
        <Button className="wide-only" keyCap="W" onClick={() => setForm('wrote')}>
          Write own
        </Button>
        <Button keyCap="R" title="There is nothing to check here" onClick={() => reject(group)}>
          Reject
        </Button>
        <span className="grow" />
        <Button variant="quiet" keyCap="L" onClick={() => goToNext('forward')}>
          Leave open
        </Button>
      </div>
      <p className="fine phone-only">
        Merging and writing a claim of your own need a larger screen.
      </p>
    </div>
  );
}
