import 'server-only';

import type { ProblemCode } from '@/lib/contracts/problem';
import type { SignBody, SignOffView } from '@/lib/contracts/sign-off';
import { evaluateGates } from '@/lib/domain/sign-off/gates';
import {
  isSignedOff,
  ladderOf,
  type SignDenialCode,
  signDenialOf,
} from '@/lib/domain/sign-off/stages';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { getSignOff } from '../queries/get-sign-off';
import { type ConfirmationMethod, takeConfirmation } from '../repositories/confirmation-repository';
import { recordEvent, findChainHead } from '../repositories/event-repository';
import { addJob } from '../repositories/job-repository';
import { setRoundPhase } from '../repositories/round-repository';
import { insertSignature, listSignatures } from '../repositories/sign-off-repository';
import { changeRound } from './change-round';
import { signatureSubject } from './confirm-signature';
import type { UseCaseContext } from './context';
import { loadSignOffState } from './sign-off-state';
import { voidOutdatedSignatures } from './void-outdated-signatures';

const PROBLEM: Record<SignDenialCode, ProblemCode> = {
  unknown_stage: 'invalid_input',
  already_signed: 'already_exists',
  not_next: 'round_closed',
  wrong_role: 'forbidden',
  signed_by_you: 'forbidden',
  four_eyes: 'forbidden',
  content_changed: 'content_changed',
  gate_unmet: 'gate_not_met',
};

type Signing = { roundId: string; stageId: string; contentSha256: string };

/**
 * Sign exactly what was shown, as a person who has just shown who they are. The
 * confirmation is used up with the signature, in one transaction: it makes one
 * signature, or none.
 */
export async function sign(
  { confirmation, ...signing }: SignBody & { roundId: string },
  context: UseCaseContext,
): Promise<SignOffView> {
  return signAs(signing, context, async () => {
    const { tx, actor, now } = context;
    const method = await takeConfirmation(tx, {
      userId: actor.userId,
      purpose: 'sign_off',
      subjectSha256: signatureSubject(signing),
      tokenHash: sha256(confirmation),
      now,
    });
    if (method !== null) return method;
    throw new AppError(
      'not_confirmed',
      'Nothing was signed: show once more that it is you. A confirmation holds for two minutes, one signature, and exactly what was shown.',
    );
  });
}

/** The same without a confirmation: for the sample newsroom, whose people are nobody. */
export async function signUnconfirmed(
  signing: Signing,
  context: UseCaseContext,
): Promise<SignOffView> {
  return signAs(signing, context, () => Promise.resolve(null));
}

/**
 * The content is put together again under the article's lock; where its hash is
 * not the one the signer was shown, nothing is signed.
 */
async function signAs(
  input: Signing,
  context: UseCaseContext,
  confirm: () => Promise<ConfirmationMethod | null>,
): Promise<SignOffView> {
  await changeRound(input.roundId, context, async (round) => {
    const { tx, actor, now } = context;
    const state = await loadSignOffState(round, context);
    const stage = state.ladder.find((step) => step.stage.id === input.stageId)?.stage;
    if (!stage) {
      throw new AppError('invalid_input', 'This newsroom has no such stage. Load the page again.');
    }
    authorize(actor, { action: 'round:sign_off', round, stage });
    const denial = signDenialOf(state.ladder, {
      stageId: stage.id,
      signer: actor,
      shownSha256: input.contentSha256,
      contentSha256: state.contentSha256,
      gates: evaluateGates(stage.gates, state.gateFacts),
      contributorIds: state.contributorIds,
    });
    if (denial) throw new AppError(PROBLEM[denial.code], denial.message);
    const confirmedBy = await confirm();

    const id = uuidv7();
    const head = await findChainHead(tx, round.articleId);
    await insertSignature(tx, {
      id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      stageId: stage.id,
      signerId: actor.userId,
      role: stage.role,
      signedAt: now,
      contentSha256: state.contentSha256,
      canonicalBytes: new TextEncoder().encode(state.canonical),
      prevHash: head?.hash ?? '0'.repeat(64),
    });
    await recordEvent(tx, {
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      actor,
      now,
      type: 'sign_off.signed',
      payload: {
        signOffId: id,
        stageId: stage.id,
        contentSha256: state.contentSha256,
        confirmedBy,
      },
    });
    await addJob(tx, 'note_heads', {}, { key: `note_heads:${round.articleId}` });
    const stages = state.ladder.map((step) => step.stage);
    const ladder = ladderOf(stages, await listSignatures(tx, round.id), state.contentSha256);
    if (isSignedOff(ladder)) {
      await setRoundPhase(tx, round.id, { phase: 'signed_off' });
    }
    // A round that nobody had signed has nothing to void after a change. This one is signed now.
    await voidOutdatedSignatures(round.id, context);
  });
  return getSignOff(input.roundId, context);
}
