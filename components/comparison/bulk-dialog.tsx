'use client';

import { Undo2 } from 'lucide-react';
import { useState } from 'react';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { PersonBadge } from '../ui/person-badge';
import { TextField } from '../ui/text-field';
import { TimeText } from '../ui/time-text';
import { VerdictMark } from '../ui/verdict-mark';
import { AcceptAgreed } from './accept-agreed';
import { useCompare } from './compare-context';
import type { Unopposed } from './use-bulk-decisions';

/** Many groups settled in one go, what that is said beforehand, and undone in one go. */
export function BulkDialog() {
  const { bulk, counts } = useCompare();
  return (
    <Dialog
      open={bulk.isOpen}
      onOpenChange={bulk.setOpen}
      title="Decide in bulk"
      description="Each claim is decided and recorded by itself, and all can be withdrawn in one go."
      width="620px"
    >
      <div className="bulk">
        <section aria-labelledby="bulk-agreed">
          <h3 id="bulk-agreed">In full agreement</h3>
          <div className="bulk-row">
            <p>
              {counts.agreedOpen === 0
                ? 'No group in agreement is open.'
                : `${counts.agreedOpen} ${counts.agreedOpen === 1 ? 'group' : 'groups'} that all reviewers found alike, taken as the first reviewer wrote ${counts.agreedOpen === 1 ? 'it' : 'them'}.`}
            </p>
            <AcceptAgreed words={(count) => `Accept ${count}`} />
          </div>
        </section>
        <UnopposedSection />
        <DoneSection />
      </div>
    </Dialog>
  );
}

function UnopposedSection() {
  const { bulk, reviewers } = useCompare();
  const [reason, setReason] = useState('');
  const isOpen = bulk.unopposed.some(({ claims }) => claims.length > 0);
  return (
    <section aria-labelledby="bulk-unopposed">
      <h3 id="bulk-unopposed">Marked by one reviewer alone</h3>
      {isOpen ? (
        <TextField
          small
          optional
          label="Note for the record"
          hint="It goes with each of the decisions, and the reviewers read it."
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : (
        <p className="fine">
          {reviewers.length === 2
            ? 'No claim is open that one marked and the other did not.'
            : 'No claim is open that one marked and nobody else did.'}
        </p>
      )}
      <ul>
        {bulk.unopposed
          .filter(({ claims }) => claims.length > 0)
          .map((from) => (
            <UnopposedRow key={from.reviewer.userId} from={from} reason={reason} />
          ))}
      </ul>
    </section>
  );
}

function UnopposedRow({ from, reason }: { from: Unopposed; reason: string }) {
  const { bulk, pending, reviewers, verdictOf } = useCompare();
  const { reviewer, claims, groups } = from;
  const other = reviewers.length === 2 ? reviewers.find((one) => one !== reviewer) : undefined;
  const count = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`;
  return (
    <li>
      <div className="bulk-row">
        <p>
          <PersonBadge small reviewerIndex={reviewer.index} label="" /> <b>{reviewer.name}</b>
          <small className="muted">
            {count} in {groups} {groups === 1 ? 'group' : 'groups'}, where{' '}
            {other === undefined ? 'nobody else marked anything' : `${other.name} marked nothing`}
          </small>
        </p>
        <Button
          size="sm"
          busy={pending.has(`unopposed ${reviewer.userId}`)}
          onClick={() => void bulk.takeUnopposed(from, reason.trim())}
        >
          {claims.length === 1
            ? `Take it from ${reviewer.letter}`
            : `Take all ${claims.length} of ${reviewer.letter}`}
        </Button>
      </div>
      <details>
        <summary>What is taken</summary>
        <ol className="bulk-claims">
          {claims.map((claim) => (
            <li key={claim.id}>
              <q>{claim.exact}</q> <VerdictMark verdict={verdictOf(claim.verdict)} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

/** What was decided in one go and stands, to be withdrawn in one go. */
function DoneSection() {
  const { bulk, nameOf, pending, reviewers, view } = useCompare();
  if (bulk.actions.length === 0) return null;
  const owners = new Map(view.annotations.map(({ id, reviewerId }) => [id, reviewerId]));
  return (
    <section aria-labelledby="bulk-done">
      <h3 id="bulk-done">Decided in bulk</h3>
      <ul>
        {bulk.actions.map((action) => {
          const from = new Set(
            action.decisions.flatMap(({ derivedFrom }) => derivedFrom.map((id) => owners.get(id))),
          );
          const letters = reviewers
            .filter(({ userId }) => from.has(userId))
            .map(({ letter }) => letter);
          const words =
            action.kind === 'agreed'
              ? `${action.decisions.length} claims in agreement`
              : `${action.decisions.length} claims of ${letters.join(', ')}`;
          return (
            <li key={action.key} className="bulk-row">
              <p>
                {words}
                <small className="muted">
                  {nameOf(action.adjudicatorId)}, <TimeText at={action.at} format="date_time" />
                </small>
              </p>
              <Button
                size="sm"
                icon={<Undo2 strokeWidth={1.9} />}
                busy={pending.has(action.key)}
                aria-label={`Withdraw ${words}`}
                onClick={() => void bulk.withdrawAction(action)}
              >
                Withdraw
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
