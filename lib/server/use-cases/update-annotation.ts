import 'server-only';

import type { AnnotationView, UpdateAnnotationBody } from '@/lib/contracts/annotation';

import { AppError } from '../app-error';
import { findAnnotation, updateAnnotationRow } from '../repositories/annotation-repository';
import { findCarried } from '../repositories/carried-repository';
import type { LockedRound } from '../repositories/round-repository';
import {
  anchorInRound,
  changesBetween,
  getForUpdate,
  ownerOf,
  refuseUnknownVerdict,
  stateOf,
} from './annotation-state';
import { waitsForPerson } from './carried-queue';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { confirmByJudging } from './decide-carried';
import { givenFields } from './given-fields';
import { recordProposal } from './record-proposal';
import { recordInRound } from './record-in-round';

/** Change what is said of a passage, or where it begins and ends. */
export async function updateAnnotation(
  input: { annotationId: string; ifMatch: number; body: UpdateAnnotationBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeRoundOf(input.annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const before = await getForUpdate(input.annotationId, input.ifMatch, round, context);
    if (before.origin === 'reviewer') refuseSubmitted(round);
    refuseUnknownVerdict(input.body.verdict, round);

    const { target: given, ...findings } = input.body;
    if (given !== undefined && !before.isPlaced) {
      throw new AppError(
        'target_not_found',
        'This passage has no place in the newest version. Attach it to its words in the revision.',
      );
    }
    const target = given && (await anchorInRound(given, round, context));
    const after = await updateAnnotationRow(tx, before, {
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
    if (after.suggestedFix !== before.suggestedFix) await recordProposal(after, round, context);
    return (await confirmIfJudged(after, findings, round, context)) ?? after;
  });
}

/** Whoever judges a claim of a new version anew, here as in the revision, vouches for its words. */
async function confirmIfJudged(
  annotation: AnnotationView,
  { verdict, checkStatus }: Pick<UpdateAnnotationBody, 'verdict' | 'checkStatus'>,
  round: LockedRound,
  context: UseCaseContext,
): Promise<AnnotationView | null> {
  const isJudged = typeof verdict === 'string' || checkStatus === 'checked';
  if (!round.isCarried || !isJudged || !annotation.isPlaced) return null;
  const row = await findCarried(context.tx, {
    annotationId: annotation.id,
    toVersionId: round.articleVersionId,
  });
  if (row === null || !waitsForPerson(row)) return null;
  await confirmByJudging({ row, annotation }, round, context);
  return findAnnotation(context.tx, annotation.id);
}
