import 'server-only';

import type { RoundView } from '@/lib/contracts/round';
import { phaseAfterClosing } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import {
  getRoundView,
  haveAllSubmitted,
  insertSubmission,
  type Round,
  setRoundPhase,
} from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** Submit the actor's reading. The last one closes the round. */
export async function submitReading(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(roundId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'round:submit', round });
    const isFirst = await insertSubmission(tx, {
      roundId,
      reviewerId: actor.userId,
      newsroomId: round.newsroomId,
      submittedAt: now,
    });
    if (!isFirst) throw new AppError('already_exists', 'You have submitted this reading already.');
    await recordInRound(round, context, {
      ownerId: actor.userId,
      type: 'round.submitted',
      payload: { reviewerId: actor.userId },
    });
    if (await haveAllSubmitted(tx, roundId)) await close(round, 'last_submission', context);
    return getView(roundId, context);
  });
}

/** Close an open round by hand: what has not been submitted stands as it is. */
export async function closeRound(
  { roundId }: { roundId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(roundId, context, async (round) => {
    authorize(context.actor, { action: 'round:close', round });
    await close(round, 'hand', context);
    return getView(roundId, context);
  });
}

/** Close a round of which somebody was taken off who alone had not submitted. */
export async function closeAsComplete(round: Round, context: UseCaseContext): Promise<void> {
  await close(round, 'last_submission', context);
}

async function close(
  round: Round,
  by: 'hand' | 'last_submission',
  context: UseCaseContext,
): Promise<void> {
  const phase = phaseAfterClosing({ mode: round.mode, reviewerCount: round.reviewerIds.length });
  await setRoundPhase(context.tx, round.id, { phase, closedAt: context.now });
  await recordInRound(round, context, { type: 'round.closed', payload: { phase, by } });
}

async function getView(roundId: string, { tx, actor }: UseCaseContext): Promise<RoundView> {
  const view = await getRoundView(tx, roundId, actor);
  if (!view) throw notFound();
  return view;
}
