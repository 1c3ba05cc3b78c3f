import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { type GroupSettlement, settlementsOf } from '@/lib/domain/comparison/settlement';

import { uuidv7 } from '../new-id';
import { listAnnotations } from '../repositories/annotation-repository';
import type { UseCaseContext } from './context';
import { type DecisionGround, insertDecision } from './decide';
import { toAdjudicated } from './domain-annotation';
import { settlePhase } from './settle-phase';

/** How far each group of the round is settled now. */
export async function readSettlements(
  { round, readings }: DecisionGround,
  { tx }: UseCaseContext,
): Promise<GroupSettlement<AnnotationView>[]> {
  const standing = await listAnnotations(tx, { roundId: round.id, origin: 'adjudication' });
  return settlementsOf(alignAnnotations(readings, round.reviewerIds), standing.map(toAdjudicated));
}

/**
 * Take several readings in one go, for a caller who has locked the round: one
 * decision and one event for each, and all of one time, by which they are known
 * as one action later (lib/domain/comparison/bulk-decisions.ts).
 */
export async function takeEach(
  planned: readonly { takes: string; settles: readonly string[] }[],
  reason: string,
  ground: DecisionGround,
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  const annotations: AnnotationView[] = [];
  for (const { takes, settles } of planned) {
    const body = {
      decision: 'took' as const,
      id: uuidv7(),
      settles: [...settles],
      takes,
      cause: null,
      reason,
    };
    annotations.push(await insertDecision(body, ground, context));
  }
  await settlePhase(ground.round, context);
  return { annotations };
}
