'use client';

import { UserCog } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { showMessage } from '@/components/ui/messages';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { callLater } from '@/lib/client/call';
import type { RoundView } from '@/lib/contracts/round';

import type { Assignable } from './assignment';

const loadEndpoints = () => import('@/lib/contracts/endpoints/assignments');

type ManageRoundProps = { round: RoundView; members: readonly Assignable[] };

/** Change until when an open round is read, what its reviewers are told, and who they are. */
export function ManageRound({ round, members }: ManageRoundProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        icon={<UserCog strokeWidth={1.9} />}
        aria-label={`Change the assignment of round ${round.ordinal}`}
        onClick={() => setOpen(true)}
      >
        Change
      </Button>
      {isOpen && <ManageDialog round={round} members={members} onClose={() => setOpen(false)} />}
    </>
  );
}

function ManageDialog({ round, members, onClose }: ManageRoundProps & { onClose: () => void }) {
  const router = useRouter();
  const current = new Set(round.reviewers.map(({ userId }) => userId));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(current);
  const [due, setDue] = useState(() => localTimeOf(round.dueAt));
  const [note, setNote] = useState(round.note);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const add = members
    .map(({ userId }) => userId)
    .filter((id) => chosen.has(id) && !current.has(id));
  const remove = [...current].filter((id) => !chosen.has(id));
  const isReassigned = add.length + remove.length > 0;
  // A reviewer who left the newsroom is no member any more, and can still be taken off.
  const people = [
    ...members,
    ...round.reviewers
      .filter(({ userId }) => !members.some((member) => member.userId === userId))
      .map(({ userId, name }) => ({ userId, name, roles: [] })),
  ];

  async function save(): Promise<void> {
    if (isReassigned && reason.trim() === '') {
      setError('Say why. Whoever is taken off the round reads it.');
      return;
    }
    setBusy(true);
    setError(null);
    const params = { roundId: round.id };
    const dueAt = due === '' ? null : new Date(due).toISOString();
    const isAssignmentChanged = due !== localTimeOf(round.dueAt) || note !== round.note;
    const results = [];
    if (isAssignmentChanged) {
      const body = { note, ...(due !== localTimeOf(round.dueAt) && { dueAt }) };
      results.push(
        await callLater(() => loadEndpoints().then((module) => module.changeAssignment), {
          params,
          body,
        }),
      );
    }
    if (isReassigned && results.every(({ ok }) => ok)) {
      results.push(
        await callLater(() => loadEndpoints().then((module) => module.changeReviewers), {
          params,
          body: { add, remove, reason },
        }),
      );
    }
    setBusy(false);
    const failed = results.find((result) => !result.ok);
    if (failed?.ok === false) {
      setError(failed.problem?.detail ?? 'The server did not answer. What you typed is kept.');
      return;
    }
    if (results.length > 0) showMessage({ text: `Round ${round.ordinal} is changed.` });
    onClose();
    router.refresh();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={`Round ${round.ordinal}`}
      width="560px"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={chosen.size === 0}
            onClick={() => void save()}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="reopen manage-round">
        <TextField
          label="Due"
          type="datetime-local"
          optional
          value={due}
          onChange={(event) => setDue(event.target.value)}
        />
        <TextArea
          label="Note to the reviewers"
          optional
          rows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <fieldset>
          <legend>Reviewers</legend>
          {people.map(({ userId, name }) => (
            <Checkbox
              key={userId}
              label={name}
              hint={hintOf(userId)}
              checked={chosen.has(userId)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(userId);
                else next.delete(userId);
                setChosen(next);
              }}
            />
          ))}
        </fieldset>
        {isReassigned && (
          <TextArea
            label="Reason"
            hint="Whoever is taken off reads it on their desk. What they marked stays theirs."
            rows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setError(null);
            }}
          />
        )}
        {error !== null && <Notice tone="bad">{error}</Notice>}
      </div>
    </Dialog>
  );

  function hintOf(userId: string): string | undefined {
    if (round.former.some((one) => one.userId === userId)) return 'Was taken off before';
    return current.has(userId) ? 'Reads this round' : undefined;
  }
}

/** An instant as the field of the browser has it: local time to the minute. */
function localTimeOf(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
