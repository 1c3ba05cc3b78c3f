import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { unopposedClaims } from '@/lib/domain/comparison/bulk-decisions';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { readingNamesOf } from '../reading-names';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { readGround } from './decide';
import { readSettlements, takeEach } from './take-each';

/**
 * Take what one reviewer marked where every other reviewer marked nothing, as far
 * as it is open. Each claim is a decision of its own.
 */
export async function takeUnopposed(
  { roundId, reviewerId: shownId, reason }: { roundId: string; reviewerId: string; reason: string },
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    // Where names are hidden, the reviewer is named as the comparison names them.
    const reviewerId = readingNamesOf(round, context.actor.userId).behind(shownId);
    if (reviewerId === null || !round.reviewerIds.includes(reviewerId)) {
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
