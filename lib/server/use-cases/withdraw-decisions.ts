import 'server-only';

import type { WithdrawDecisionsBody, WithdrawnDecisions } from '@/lib/contracts/decisions';

import { authorize, notFound } from '../authorize';
import { findDeleted, listAnnotations, setDeleted } from '../repositories/annotation-repository';
import { getRoundView, type Round } from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { settlePhase } from './settle-phase';

/**
 * Withdraw several decisions as one action: exactly those that stand as the
 * caller saw them. What somebody has changed or withdrawn since is left as it is
 * and named in the answer.
 */
export async function withdrawDecisions(
  { roundId, decisions }: { roundId: string } & WithdrawDecisionsBody,
  context: UseCaseContext,
): Promise<WithdrawnDecisions> {
  return changeRound(roundId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'claim:adjudicate', round });
    const all = await listAnnotations(tx, { roundId, origin: 'adjudication' });
    const standing = new Map(all.map((decision) => [decision.id, decision]));
    const withdrawn: string[] = [];
    const left: WithdrawnDecisions['left'] = [];
    for (const [id, version] of new Map(decisions.map((one) => [one.id, one.version]))) {
      const decision = standing.get(id);
      if (decision === undefined) {
        await refuseForeign(id, round, context);
        left.push({ id, because: 'withdrawn' });
      } else if (decision.version !== version) {
        left.push({ id, because: 'changed' });
      } else {
        await setDeleted(tx, id, { deletedAt: now, actorId: actor.userId, now });
        await recordInRound(round, context, {
          type: 'adjudication.withdrawn',
          payload: { annotationId: id, derivedFrom: decision.derivedFrom },
        });
        withdrawn.push(id);
      }
    }
    await settlePhase(round, context);
    const view = await getRoundView(tx, round.id, actor);
    if (!view) throw notFound();
    return { withdrawn, left, round: view };
  });
}

/** What does not stand any more was a decision of this round once, or it is not named here. */
async function refuseForeign(id: string, round: Round, { tx }: UseCaseContext): Promise<void> {
  const gone = await findDeleted(tx, id);
  if (gone?.roundId !== round.id || gone.origin !== 'adjudication') throw notFound();
}
