import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { isAgreement } from '@/lib/domain/comparison/differences';

import { authorize } from '../authorize';
import { uuidv7 } from '../new-id';
import { listAnnotations } from '../repositories/annotation-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { insertDecision } from './decide';
import { listUnsettled, settlePhase } from './settle-phase';

/** Take every group in full agreement that is still open, each as its first reviewer wrote it. */
export async function acceptAgreed(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    const readings = await listAnnotations(context.tx, { roundId, origin: 'reviewer' });
    const open = new Set(await listUnsettled(roundId, context));
    const { groups } = alignAnnotations(readings, round.reviewerIds);
    const agreed = groups.filter(
      (group) => isAgreement(group) && group.members.every(({ id }) => open.has(id)),
    );

    const taken: AnnotationView[] = [];
    for (const group of agreed) {
      // A unit is one claim of each reviewer; the first reviewer's words stand for all.
      for (const unit of group.units) {
        const byOrder = [...unit].sort(
          (a, b) =>
            round.reviewerIds.indexOf(a.reviewerId) - round.reviewerIds.indexOf(b.reviewerId),
        );
        const [first] = byOrder;
        if (!first) continue;
        taken.push(
          await insertDecision(
            {
              decision: 'took',
              id: uuidv7(),
              settles: unit.map(({ id }) => id),
              takes: first.id,
              cause: null,
              reason: '',
            },
            round,
            context,
          ),
        );
      }
    }
    await settlePhase(round, context);
    return { annotations: taken };
  });
}
