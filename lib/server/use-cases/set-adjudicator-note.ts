import 'server-only';

import type { AdjudicatorNoteView } from '@/lib/contracts/assignments';

import { authorize, notFound } from '../authorize';
import { notesToShow } from '../queries/list-adjudicator-notes';
import { deleteNote, writeNote } from '../repositories/adjudicator-note-repository';
import { findAnnotation } from '../repositories/annotation-repository';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/**
 * Tell whoever settles a claim something that is no part of the reading. It stands
 * beside the claim and not in it: it is compared with nothing, outdates no
 * signature and is in no report.
 */
export async function setAdjudicatorNote(
  { annotationId, body }: { annotationId: string; body: string },
  context: UseCaseContext,
): Promise<{ notes: AdjudicatorNoteView[] }> {
  return changeRoundOf(annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const annotation = await findAnnotation(tx, annotationId);
    if (annotation?.origin !== 'reviewer') throw notFound();
    authorize(actor, { action: 'note:write', round, annotation });
    refuseSubmitted(round);
    const { reviewerId } = annotation;
    if (body === '') await deleteNote(tx, annotationId);
    else {
      await writeNote(tx, {
        annotationId,
        newsroomId: round.newsroomId,
        roundId: round.id,
        reviewerId,
        body,
        updatedAt: now,
      });
    }
    await recordInRound(round, context, {
      ownerId: reviewerId,
      type: 'annotation.noted',
      payload: { annotationId, isEmpty: body === '' },
    });
    return { notes: await notesToShow(round, context) };
  });
}
