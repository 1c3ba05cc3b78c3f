import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { unopposedClaims } from '@/lib/domain/comparison/bulk-decisions';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { readGround } from './decide';
import { readSettlements, takeEach } from './take-each';

/**
 * Take what one reviewer marked where every other reviewer marked nothing, as far
 * as it is open. Each claim is a decision of its own.
 */
export async function takeUnopposed(
  { roundId, reviewerId, reason }: { roundId: string; reviewerId: string; reason: string },
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    if (!round.reviewerIds.includes(reviewerId)) {
      throw new AppError('invalid_input', 'This person is no reviewer of the round.', {
        issues: [{ path: 'reviewerId', message: 'Name one of the round’s reviewers.' }],
      });
    }
    const ground = await readGround(round, context);
    const groups = (await readSettlements(ground, context)).map(({ group, unsettled }) => ({
      markedBy: group.markedBy,
      unsettled,
    }));
    const takes = unopposedClaims(groups, reviewerId).map((id) => ({ takes: id, settles: [id] }));
    return takeEach(takes, reason, ground, context);
  });
}
