import 'server-only';

import type { RoundView } from '@/lib/contracts/round';

import { authorize, notFound } from '../authorize';
import { findAnnotation, setDeleted } from '../repositories/annotation-repository';
import { getRoundView } from '../repositories/round-repository';
import { changeRoundOf } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { settlePhase } from './settle-phase';

/** Withdraw a decision: what it settled is open again. The decision stays in the record. */
export async function withdrawDecision(
  { annotationId }: { annotationId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRoundOf(annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'claim:adjudicate', round });
    const decision = await findAnnotation(tx, annotationId);
    if (decision?.origin !== 'adjudication') throw notFound();
    await setDeleted(tx, decision.id, { deletedAt: now, actorId: actor.userId, now });
    await recordInRound(round, context, {
      type: 'adjudication.withdrawn',
      payload: { annotationId: decision.id, derivedFrom: decision.derivedFrom },
    });
    await settlePhase(round, context);
    const view = await getRoundView(tx, round.id, actor);
    if (!view) throw notFound();
    return view;
  });
}
