import 'server-only';

import { AppError } from '../app-error';
import { notFound } from '../authorize';
import { findRoundIdOf } from '../repositories/annotation-repository';
import { hasSubmitted, lockRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { voidOutdatedSignatures } from './void-outdated-signatures';

/**
 * The way every change within a round takes: lock the article, read the round
 * as it is now, change, and void each signature that no longer vouches for what
 * is there. The last step is here and not in the use cases, so that none can
 * forget it.
 */
export async function changeRound<T>(
  roundId: string,
  context: UseCaseContext,
  change: (round: Round) => Promise<T>,
): Promise<T> {
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  const result = await change(round);
  await voidOutdatedSignatures(round.id, context);
  return result;
}

/** The same for whoever knows only one of the round's annotations. */
export async function changeRoundOf<T>(
  annotationId: string,
  context: UseCaseContext,
  change: (round: Round) => Promise<T>,
): Promise<T> {
  const roundId = await findRoundIdOf(context.tx, annotationId);
  if (roundId === null) throw notFound();
  return changeRound(roundId, context, change);
}

/** @throws AppError where the actor has handed in their reading: it stays as it was submitted. */
export async function refuseSubmitted(round: Round, { tx, actor }: UseCaseContext): Promise<void> {
  if (round.phase !== 'open') return;
  if (await hasSubmitted(tx, round.id, actor.userId)) {
    throw new AppError(
      'round_closed',
      'You have submitted your reading of this round, so it stays as it is.',
    );
  }
}
