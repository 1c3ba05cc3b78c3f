import 'server-only';

import { seesPresence } from '@/lib/domain/access/presence';

import { authorize, notFound } from '../authorize';
import { writePresence, type Present } from '../live/presence-board';
import { ringPresence } from '../repositories/presence-repository';
import { findRound } from '../repositories/round-repository';
import type { UseCaseContext } from './context';

type Said = Omit<Present, 'articleId' | 'userId'> & { isLeaving: boolean };

/**
 * Say to whoever may see it where the actor is. Where nobody may see anybody, nothing
 * is said; the answer is the same.
 */
export async function announcePresence(
  { isLeaving, ...place }: Said,
  { tx, actor }: UseCaseContext,
): Promise<undefined> {
  const round = await findRound(tx, place.roundId);
  if (round === null) throw notFound();
  authorize(actor, { action: 'round:read', round });
  if (!seesPresence(actor, round)) return undefined;
  const { articleId } = round;
  await ringPresence(tx, writePresence({ ...place, articleId, userId: actor.userId }, isLeaving));
  return undefined;
}
