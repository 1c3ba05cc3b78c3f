import 'server-only';

import type { AnnotationView, UpdateAnnotationBody } from '@/lib/contracts/annotation';

import { updateAnnotationRow } from '../repositories/annotation-repository';
import {
  anchorInRound,
  changesBetween,
  getForUpdate,
  ownerOf,
  refuseUnknownVerdict,
  stateOf,
} from './annotation-state';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { givenFields } from './given-fields';
import { recordInRound } from './record-in-round';

/** Change what is said of a passage, or where it begins and ends. */
export async function updateAnnotation(
  input: { annotationId: string; ifMatch: number; body: UpdateAnnotationBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const before = await getForUpdate(input.annotationId, input.ifMatch, round, context);
    if (before.origin === 'reviewer') await refuseSubmitted(round, context);
    refuseUnknownVerdict(input.body.verdict, round);

    const { target: given, ...findings } = input.body;
    const target = given && (await anchorInRound(given, round, context));
    const after = await updateAnnotationRow(tx, before.id, {
      change: { ...givenFields(findings), target },
      actorId: actor.userId,
      now,
    });
    await recordInRound(round, context, {
      ownerId: ownerOf(before),
      type: 'annotation.updated',
      payload: {
        annotationId: after.id,
        version: after.version,
        ...changesBetween(stateOf(before), stateOf(after)),
      },
    });
    return after;
  });
}
