import 'server-only';

import type { SignOffPageView } from '@/lib/contracts/sign-off-page';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

import { authorize, notFound } from '../authorize';
import { readSignOff } from '../repositories/sign-off-state-repository';
import type { UseCaseContext } from '../use-cases/context';
import { frameOf } from './get-round-frame';
import { signOffOf } from './get-sign-off';

/** The ladder of signatures, with the way to what stands between it and the next one. */
export async function getSignOffPage(
  roundId: string,
  context: UseCaseContext,
): Promise<SignOffPageView> {
  const rows = await readSignOff(context.tx, roundId, context.actor);
  if (!rows) throw notFound();
  const { desk } = rows;
  authorize(context.actor, { action: 'round:read', round: desk.facts });
  const frame = frameOf(desk, context.actor);
  // Before the blind is lifted even the number of claims is nobody's to know.
  if (isBlindNow(frame.round)) return { ...frame, signOff: null };
  return {
    ...frame,
    signOff: await signOffOf(rows, context),
    claimOfQuery: Object.fromEntries(
      desk.queries.map(({ id, annotationId }) => [id, annotationId]),
    ),
    yourId: context.actor.userId,
  };
}
