'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Notice } from '@/components/ui/notice';
import { ROLE_NAMES } from '@/components/ui/role-names';
import { Segmented } from '@/components/ui/segmented';
import { TextField } from '@/components/ui/text-field';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { Role } from '@/lib/domain/access/access-request';
import type { RoundMode } from '@/lib/domain/rounds/round-phase';

type AssignRoundProps = {
  articleId: string;
  members: readonly { userId: string; name: string; roles: readonly Role[] }[];
};

const MODE_HINTS: Record<RoundMode, string> = {
  blind: 'Nobody sees another’s work until all have submitted, or the round is closed.',
  shared: 'Everyone works in one set of claims.',
};

/** Assign a round of review: who reads, whether they see each other's work, until when. */
export function AssignRound({ articleId, members }: AssignRoundProps) {
  const router = useRouter();
  const [mode, setMode] = useState<RoundMode>('blind');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(members.filter(({ roles }) => roles.includes('checker')).map((one) => one.userId)),
  );
  const [due, setDue] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newId);

  async function assign(): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await callLater(
      () => import('@/lib/contracts/endpoints/rounds').then(({ createRound }) => createRound),
      {
        params: { articleId },
        body: {
          mode,
          reviewerIds: members.map(({ userId }) => userId).filter((id) => chosen.has(id)),
          dueAt: due === '' ? null : new Date(due).toISOString(),
        },
      },
      { idempotencyKey: key },
    );
    if (result.ok) {
      router.push(`/rounds/${result.data.id}`);
      return;
    }
    setBusy(false);
    setError(result.problem?.detail ?? 'The server did not answer. Try again.');
  }

  return (
    <section className="panel art-assign" aria-labelledby="assign-heading" id="assign">
      <header>
        <h2 id="assign-heading">Assign a round</h2>
      </header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void assign();
        }}
      >
        <Segmented
          label="Mode of the round"
          options={[
            { value: 'blind', label: 'Blind' },
            { value: 'shared', label: 'Shared' },
          ]}
          value={mode}
          onChange={setMode}
        />
        <p className="fine">{MODE_HINTS[mode]}</p>
        <fieldset>
          <legend>Reviewers</legend>
          {members.map(({ userId, name, roles }) => (
            <Checkbox
              key={userId}
              label={name}
              hint={roles.map((role) => ROLE_NAMES[role].label).join(', ')}
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
        <TextField
          label="Due"
          type="datetime-local"
          optional
          value={due}
          onChange={(event) => {
            setDue(event.target.value);
          }}
        />
        {error !== null && <Notice tone="bad">{error}</Notice>}
        <Button type="submit" variant="primary" busy={isBusy} disabled={chosen.size === 0}>
          Assign {chosen.size} {chosen.size === 1 ? 'reviewer' : 'reviewers'}
        </Button>
      </form>
    </section>
  );
}
