import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';

import { notFound } from '../authorize';
import { findAnnotation, findDeleted, setDeleted } from '../repositories/annotation-repository';
import { authorizeChange, ownerOf } from './annotation-state';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** Bring a deleted annotation back as it was. One that is there already is the answer too. */
export async function restoreAnnotation(
  input: { annotationId: string },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const standing = await findAnnotation(tx, input.annotationId);
    if (standing) {
      authorizeChange(standing, round, context, 'annotation:update');
      return standing;
    }
    const deleted = await findDeleted(tx, input.annotationId);
    // A withdrawn decision stays withdrawn: its group may have been settled anew.
    if (deleted?.origin !== 'reviewer') throw notFound();
    authorizeChange(deleted, round, context, 'annotation:delete');
    refuseSubmitted(round);
    const annotation = await setDeleted(tx, deleted.id, {
      deletedAt: null,
      actorId: actor.userId,
      now,
    });
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'annotation.restored',
      payload: { annotationId: annotation.id, version: annotation.version },
    });
    return annotation;
  });
}
