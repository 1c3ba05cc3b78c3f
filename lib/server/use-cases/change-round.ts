import 'server-only';

import { AppError } from '../app-error';
import { notFound } from '../authorize';
import { type LockedRound, lockRound, lockRoundOf } from '../repositories/round-repository';
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
  change: (round: LockedRound) => Promise<T>,
): Promise<T> {
  return changeLocked(await lockRound(context.tx, roundId), context, change);
}

/** The same for whoever knows only one of the round's annotations. */
export async function changeRoundOf<T>(
  annotationId: string,
  context: UseCaseContext,
  change: (round: LockedRound) => Promise<T>,
): Promise<T> {
  return changeLocked(await lockRoundOf(context.tx, annotationId), context, change);
}

async function changeLocked<T>(
  round: LockedRound | null,
  context: UseCaseContext,
  change: (round: LockedRound) => Promise<T>,
): Promise<T> {
  if (!round) throw notFound();
  const result = await change(round);
  // Under the lock nobody else signs; whoever signs looks at the new signature too.
  if (round.isSigned) await voidOutdatedSignatures(round.id, context);
  return result;
}

/** @throws AppError where the actor has handed in their reading: it stays as it was submitted. */
export function refuseSubmitted({ phase, isSubmitted }: LockedRound): void {
  if (phase !== 'open' || !isSubmitted) return;
  throw new AppError(
    'round_closed',
    'You have submitted your reading of this round, so it stays as it is.',
  );
}
