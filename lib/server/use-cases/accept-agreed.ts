import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { agreedDecisions, settlementsOf } from '@/lib/domain/comparison/settlement';

import { authorize } from '../authorize';
import { uuidv7 } from '../new-id';
import { listAnnotations } from '../repositories/annotation-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { insertDecision } from './decide';
import { toAdjudicated } from './domain-annotation';
import { settlePhase } from './settle-phase';

/** Take every group in full agreement that is still open, each as its first reviewer wrote it. */
export async function acceptAgreed(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    const readings = await listAnnotations(context.tx, { roundId, origin: 'reviewer' });
    const standing = await listAnnotations(context.tx, { roundId, origin: 'adjudication' });
    const settlements = settlementsOf(
      alignAnnotations(readings, round.reviewerIds),
      standing.map(toAdjudicated),
    );
    const taken: AnnotationView[] = [];
    for (const { takes, settles } of agreedDecisions(settlements)) {
      const body = {
        decision: 'took' as const,
        id: uuidv7(),
        settles: [...settles],
        takes,
        cause: null,
        reason: '',
      };
      taken.push(await insertDecision(body, round, context));
    }
    await settlePhase(round, context);
    return { annotations: taken };
  });
}
