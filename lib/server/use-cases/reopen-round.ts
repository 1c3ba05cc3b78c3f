import 'server-only';

import type { RoundView } from '@/lib/contracts/round';
import { reopen } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { getRoundView, setRoundPhase } from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { voidAllSignatures } from './void-outdated-signatures';

/** Unlock a signed round with a reason. Every signature is voided with it and stays in the record. */
export async function reopenRound(
  input: { roundId: string; reason: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(input.roundId, context, async (round) => {
    const { tx, actor } = context;
    authorize(actor, { action: 'round:reopen', round });
    const reopening = reopen(round.phase, input.reason);
    if (reopening.status === 'refused') {
      throw new AppError(
        'round_closed',
        reopening.why === 'no_reason'
          ? 'Say why the round is opened again.'
          : 'Only a signed round is opened again.',
      );
    }
    await setRoundPhase(tx, round.id, { phase: reopening.phase });
    await recordInRound(round, context, {
      type: 'round.reopened',
      payload: { reason: reopening.reason },
    });
    await voidAllSignatures(round, reopening.reason, context);
    const view = await getRoundView(tx, round.id, actor);
    if (!view) throw notFound();
    return view;
  });
}
