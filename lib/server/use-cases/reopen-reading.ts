import 'server-only';

import type { ReopenReadingBody } from '@/lib/contracts/assignments';
import type { RoundView } from '@/lib/contracts/round';
import { phaseAfterHandingBack } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { deleteSubmission } from '../repositories/assignment-repository';
import { getRoundView, setRoundPhase } from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { voidAllSignatures } from './void-outdated-signatures';

/**
 * Take up again a reading that was handed in. Of an open blind round only its
 * reviewer can: for everyone else there is no telling whether it was. A shared
 * round that had closed is open again, and signatures given meanwhile are voided.
 */
export async function reopenReading(
  input: ReopenReadingBody & { roundId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(input.roundId, context, async (round) => {
    const { tx, actor } = context;
    authorize(actor, { action: 'round:reopen_reading', round });
    const reviewerId = input.reviewerId ?? actor.userId;
    // Another's submission in a blind round is as if it were not there.
    if (reviewerId !== actor.userId && round.mode === 'blind') throw notFound();
    // Of a shared round the desk can hand a reading back, as it can close the round.
    if (reviewerId !== actor.userId) {
      authorize(actor, { action: 'round:create', newsroom: actor });
    }
    if (!(await deleteSubmission(tx, { roundId: round.id, reviewerId }))) {
      throw new AppError('invalid_input', 'This reading has not been submitted.');
    }
    const phase = phaseAfterHandingBack(round);
    if (phase !== round.phase) {
      await setRoundPhase(tx, round.id, { phase, closedAt: null });
      await voidAllSignatures(round, input.reason, context);
    }
    await recordInRound(round, context, {
      ownerId: reviewerId,
      type: 'round.reading_reopened',
      payload: { reviewerId, reason: input.reason },
    });
    if (phase !== round.phase) {
      await recordInRound(round, context, {
        type: 'round.phase_changed',
        payload: { before: round.phase, after: phase },
      });
    }
    const view = await getRoundView(tx, round.id, actor);
    if (!view) throw notFound();
    return view;
  });
}
