import 'server-only';

import { listAnnotations } from '../repositories/annotation-repository';
import { type Round, setRoundPhase } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** The reviewers' annotations of a round that no standing decision settles. */
export async function listUnsettled(roundId: string, { tx }: UseCaseContext): Promise<string[]> {
  const decisions = await listAnnotations(tx, { roundId, origin: 'adjudication' });
  const settled = new Set(decisions.flatMap(({ derivedFrom }) => derivedFrom));
  const readings = await listAnnotations(tx, { roundId, origin: 'reviewer' });
  return readings.map(({ id }) => id).filter((id) => !settled.has(id));
}

/** A round is adjudicated as soon as nothing is open, and in comparison as soon as something is. */
export async function settlePhase(round: Round, context: UseCaseContext): Promise<void> {
  const phase =
    (await listUnsettled(round.id, context)).length === 0 ? 'adjudicated' : 'comparison';
  if (phase === round.phase) return;
  await setRoundPhase(context.tx, round.id, { phase });
  await recordInRound(round, context, {
    type: 'round.phase_changed',
    payload: { before: round.phase, after: phase },
  });
}
