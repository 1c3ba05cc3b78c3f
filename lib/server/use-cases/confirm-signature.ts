import 'server-only';

import type { ConfirmSignatureBody, SignatureConfirmation } from '@/lib/contracts/sign-off';
import { canonicalJson } from '@/lib/domain/events/canonical-json';

import { newSecret } from '../auth/session-cookie';
import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import {
  type ConfirmationMethod,
  insertConfirmation,
} from '../repositories/confirmation-repository';
import { findRound } from '../repositories/round-repository';
import type { UseCaseContext } from './context';

const LASTS_MS = 2 * 60_000;

/**
 * A token for one signature of one stage over one seal, handed to a person who has
 * just shown who they are.
 */
export async function confirmSignature(
  input: Omit<ConfirmSignatureBody, 'password'> & { roundId: string; method: ConfirmationMethod },
  { tx, actor, now }: UseCaseContext,
): Promise<SignatureConfirmation> {
  const round = await findRound(tx, input.roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  const confirmation = newSecret();
  const expiresAt = new Date(now.getTime() + LASTS_MS);
  await insertConfirmation(tx, {
    id: uuidv7(),
    newsroomId: actor.newsroomId,
    userId: actor.userId,
    purpose: 'sign_off',
    subjectSha256: signatureSubject(input),
    tokenHash: sha256(confirmation),
    method: input.method,
    createdAt: now,
    expiresAt,
  });
  return { confirmation, method: input.method, expiresAt: expiresAt.toISOString() };
}

/** What exactly is signed: nothing else can be, with the same token. */
export function signatureSubject({
  roundId,
  stageId,
  contentSha256,
}: {
  roundId: string;
  stageId: string;
  contentSha256: string;
}): string {
  return sha256(canonicalJson({ roundId, stageId, contentSha256 }));
}
