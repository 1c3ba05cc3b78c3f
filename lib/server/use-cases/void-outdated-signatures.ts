import 'server-only';

import { listSignatures } from '../repositories/sign-off-repository';
import type { UseCaseContext } from './context';

/** Void each standing signature of a round that no longer vouches for what is there. */
export async function voidOutdatedSignatures(
  roundId: string,
  { tx }: UseCaseContext,
): Promise<void> {
  const standing = (await listSignatures(tx, roundId)).filter(({ voidedAt }) => voidedAt === null);
  if (standing.length > 0) throw new Error('Not reached before signatures exist');
}
