/** Which signatures rest on evidence that is no longer what it was when they were given. */
import type { Role } from '../access/access-request';
import { type LinkState, needsLook } from './link-health';

type Signature = { roundId: string; role: Role; signerId: string; signedAt: Date };

/** Standing signatures of the round that were given before the link came into this state. */
export function restingOn<S extends Signature>(
  signatures: readonly S[],
  { roundId, state, since }: { roundId: string; state: LinkState; since: Date | null },
): S[] {
  if (!needsLook(state) || since === null) return [];
  return signatures.filter(
    (signature) => signature.roundId === roundId && signature.signedAt <= since,
  );
}
