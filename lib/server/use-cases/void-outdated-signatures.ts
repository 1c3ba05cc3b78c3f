import 'server-only';

import { notFound } from '../authorize';
import { findRound, type Round, setRoundPhase } from '../repositories/round-repository';
import {
  listSignatures,
  type SignatureRow,
  voidSignature,
} from '../repositories/sign-off-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { loadSignOffState } from './sign-off-state';

/**
 * Void each standing signature of a round that no longer vouches for what is
 * there, in the transaction of the change that outdates it. Nothing is asked of
 * whoever made the change: what is there is put together anew and its hash is
 * compared with the one that was signed.
 */
export async function voidOutdatedSignatures(
  roundId: string,
  context: UseCaseContext,
): Promise<void> {
  const standing = (await listSignatures(context.tx, roundId)).filter(isStanding);
  if (standing.length === 0) return;
  const round = await findRound(context.tx, roundId);
  if (!round) throw notFound();
  const { contentSha256 } = await loadSignOffState(round, context);
  const outdated = standing.filter((signature) => signature.contentSha256 !== contentSha256);
  if (outdated.length === 0) return;
  await voidSignatures(outdated, round, context, {
    why: 'content_changed',
    reason: 'What was signed has changed.',
    contentSha256,
  });
  if (round.phase === 'signed_off')
    await setRoundPhase(context.tx, roundId, { phase: 'adjudicated' });
}

/** Void every standing signature of a round, because the round is opened again. */
export async function voidAllSignatures(
  round: Round,
  reason: string,
  context: UseCaseContext,
): Promise<void> {
  const standing = (await listSignatures(context.tx, round.id)).filter(isStanding);
  await voidSignatures(standing, round, context, {
    why: 'round_reopened',
    reason,
    contentSha256: null,
  });
}

/** Void every standing signature of a round, because other stages are signed now. */
export async function voidSignaturesOfOtherStages(
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const standing = (await listSignatures(context.tx, round.id)).filter(isStanding);
  await voidSignatures(standing, round, context, {
    why: 'stages_changed',
    reason: 'The round is signed under another version of the stages now.',
    contentSha256: null,
  });
}

function isStanding({ voidedAt }: SignatureRow): boolean {
  return voidedAt === null;
}

async function voidSignatures(
  signatures: readonly SignatureRow[],
  round: Round,
  context: UseCaseContext,
  {
    why,
    reason,
    contentSha256,
  }: {
    why: 'content_changed' | 'round_reopened' | 'stages_changed';
    reason: string;
    contentSha256: string | null;
  },
): Promise<void> {
  for (const signature of signatures) {
    const event = await recordInRound(round, context, {
      type: 'sign_off.voided',
      payload: { signOffId: signature.id, stageId: signature.stageId, why, contentSha256 },
    });
    await voidSignature(context.tx, signature.id, {
      voidedAt: context.now,
      voidedByRev: event.rev,
      voidReason: reason,
    });
  }
}
