import 'server-only';

import type { AdjudicatorNoteView } from '@/lib/contracts/assignments';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import { listNotes } from '../repositories/adjudicator-note-repository';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** A reviewer's own notes; once the blind is lifted, all of them for whoever settles the round. */
export async function listAdjudicatorNotes(
  roundId: string,
  context: UseCaseContext,
): Promise<{ notes: AdjudicatorNoteView[] }> {
  const round = await findRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'round:read', round });
  return { notes: await notesToShow(round, context) };
}

export async function notesToShow(
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<AdjudicatorNoteView[]> {
  const notes = await listNotes(tx, round.id);
  return notes
    .filter(
      ({ reviewerId }) =>
        denialOf(actor, { action: 'note:read', round, annotation: { reviewerId } }) === null,
    )
    .map(({ annotationId, body, updatedAt }) => ({ annotationId, body, updatedAt }));
}
