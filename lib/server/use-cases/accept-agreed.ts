import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { agreedDecisions } from '@/lib/domain/comparison/settlement';

import { authorize } from '../authorize';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { readGround } from './decide';
import { readSettlements, takeEach } from './take-each';

/** Take every group in full agreement that is still open, each as its first reviewer wrote it. */
export async function acceptAgreed(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    const ground = await readGround(round, context);
    const settlements = await readSettlements(ground, context);
    return takeEach(agreedDecisions(settlements), '', ground, context);
  });
}
