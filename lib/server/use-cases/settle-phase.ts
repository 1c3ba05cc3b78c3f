import 'server-only';

import { listUnsettledIds } from '../repositories/annotation-repository';
import { type Round, setRoundPhase } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** A round is adjudicated as soon as nothing is open, and in comparison as soon as something is. */
export async function settlePhase(round: Round, context: UseCaseContext): Promise<void> {
  const phase =
    (await listUnsettledIds(context.tx, round.id)).length === 0 ? 'adjudicated' : 'comparison';
  if (phase === round.phase) return;
  await setRoundPhase(context.tx, round.id, { phase });
  await recordInRound(round, context, {
    type: 'round.phase_changed',
    payload: { before: round.phase, after: phase },
  });
}
