import 'server-only';

import type { SignOffPageView } from '@/lib/contracts/sign-off-page';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

import { listQueries } from '../repositories/query-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getRoundFrame } from './get-round-frame';
import { getSignOff } from './get-sign-off';

/** The ladder of signatures, with the way to what stands between it and the next one. */
export async function getSignOffPage(
  roundId: string,
  context: UseCaseContext,
): Promise<SignOffPageView> {
  const { frame } = await getRoundFrame(roundId, context);
  // Before the blind is lifted even the number of claims is nobody's to know.
  if (isBlindNow(frame.round)) return { ...frame, signOff: null };
  const queries = await listQueries(context.tx, { roundId });
  return {
    ...frame,
    signOff: await getSignOff(roundId, context),
    claimOfQuery: Object.fromEntries(queries.map(({ id, annotationId }) => [id, annotationId])),
    yourId: context.actor.userId,
  };
}
