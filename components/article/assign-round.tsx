'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { type Assignable, bodyOf, newAssignment } from './rounds/assignment';
import { AssignmentFields } from './rounds/assignment-fields';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';

type AssignRoundProps = { articleId: string; members: readonly Assignable[] };

/** Assign a round of review: who reads, whether they see each other's work, until when. */
export function AssignRound({ articleId, members }: AssignRoundProps) {
  const router = useRouter();
  const [assignment, setAssignment] = useState(() => newAssignment(members));
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key, setKey] = useState(newId);
  const { chosen } = assignment;

  async function assign(): Promise<void> {
    setBusy(true);
    setError(null);
    const result = await callLater(
      () => import('@/lib/contracts/endpoints/rounds').then(({ createRound }) => createRound),
      { params: { articleId }, body: bodyOf(assignment, members) },
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
        <AssignmentFields
          assignment={assignment}
          members={members}
          onChange={(change) => {
            // What is sent now is no repeat of what was sent before.
            setKey(newId());
            setAssignment({ ...assignment, ...change });
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
