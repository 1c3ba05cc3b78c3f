import 'server-only';

import { authorize } from '../authorize';
import { keyPlace, publicKeys, type PublicSigningKey, signingKeys } from '../signing/signing-keys';
import type { UseCaseContext } from '../use-cases/context';

type ListedKey = PublicSigningKey & { algorithm: 'Ed25519' };

/** The public keys of this installation, the one that signs now first. */
export function listSigningKeys({
  actor,
  now,
}: Pick<UseCaseContext, 'actor' | 'now'>): ListedKey[] {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId } });
  return publicKeys(signingKeys(keyPlace(), now)).map((key) => ({ ...key, algorithm: 'Ed25519' }));
}
