import 'server-only';

import { setDeleted } from '../repositories/annotation-repository';
import { getForUpdate, ownerOf } from './annotation-state';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { AppError } from '../app-error';

/** Take a mark off. The row stays, so that `restoreAnnotation` brings it back as it was. */
export async function deleteAnnotation(
  input: { annotationId: string; ifMatch: number },
  context: UseCaseContext,
): Promise<undefined> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const annotation = await getForUpdate(
      input.annotationId,
      input.ifMatch,
      round,
      context,
      'annotation:delete',
    );
    if (annotation.origin === 'adjudication') {
      throw new AppError('invalid_input', 'A decision is withdrawn, not deleted.');
    }
    refuseSubmitted(round);
    const { version } = await setDeleted(tx, annotation.id, {
      deletedAt: now,
      actorId: actor.userId,
      now,
    });
    await recordInRound(round, context, {
      ownerId: ownerOf(annotation),
      type: 'annotation.deleted',
      payload: { annotationId: annotation.id, version },
    });
    return undefined;
  });
}
