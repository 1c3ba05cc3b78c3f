import 'server-only';

import type { ChangeView, HistoryEntry, SignOffView, StageView } from '@/lib/contracts/sign-off';
import { denialOf } from '@/lib/domain/access/policy';
import { describeEvent } from '@/lib/domain/events/describe-event';
import { describeChanges } from '@/lib/domain/sign-off/changes';
import type { SignOffContent } from '@/lib/domain/sign-off/content';
import { evaluateGates, GATE_LABELS } from '@/lib/domain/sign-off/gates';
import { type LadderStep, signDenialOf } from '@/lib/domain/sign-off/stages';

import { notFound } from '../authorize';
import { personOf } from '../repositories/person-repository';
import type { Round } from '../repositories/round-repository';
import type { SignatureRow } from '../repositories/sign-off-repository';
import { readSignOff, type SignOffRows } from '../repositories/sign-off-state-repository';
import type { UseCaseContext } from '../use-cases/context';
import { signOffStateOf, type SignOffState } from '../use-cases/sign-off-state';
import { AppError } from '../app-error';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

/** The ladder, the gates, the hash to sign, and what changed since a signature was voided. */
export async function getSignOff(roundId: string, context: UseCaseContext): Promise<SignOffView> {
  const rows = await readSignOff(context.tx, roundId, context.actor);
  if (!rows) throw notFound();
  const round = rows.desk.facts;
  if (denialOf(context.actor, { action: 'round:read', round }) !== null) throw notFound();
  if (isBlindNow(round)) {
    throw new AppError('round_closed', 'The round is open. It is signed once it has been closed.');
  }
  return signOffOf(rows, context);
}

/** The same out of what has been read. */
export function signOffOf(rows: SignOffRows, context: UseCaseContext): SignOffView {
  const { facts: round, people } = rows.desk;
  const state = signOffStateOf(rows);
  return {
    round: state.round,
    contentSha256: state.contentSha256,
    textSha256: state.content.version.textSha256,
    claimsSha256: state.claimsSha256,
    claimCount: state.gateFacts.claims.length,
    stages: state.ladder.map((step) =>
      toStageView(step, state, round, context, (id) => personOf(people, id)),
    ),
    changes: changesSince(state),
    history: rows.history.map((event): HistoryEntry => ({
      type: event.type,
      actor: event.actorId === null ? null : personOf(people, event.actorId),
      occurredAt: event.occurredAt,
      summary: describeEvent(event),
      hash: event.hash,
    })),
    chainHead: rows.chainHead,
  };
}

function toStageView(
  step: LadderStep<SignatureRow>,
  state: SignOffState,
  round: Round,
  { actor }: UseCaseContext,
  person: (id: string) => { userId: string; name: string },
): StageView {
  const { stage, signature } = step;
  const gates = evaluateGates(stage.gates, state.gateFacts);
  const denial = signDenialOf(state.ladder, {
    stageId: stage.id,
    signer: actor,
    shownSha256: state.contentSha256,
    contentSha256: state.contentSha256,
    gates,
    contributorIds: state.contributorIds,
  });
  const isAllowed =
    denialOf(actor, { action: 'round:sign_off', round, stage }) === null || denial !== null;
  return {
    id: stage.id,
    label: stage.label,
    role: stage.role,
    state: step.state,
    isNext: step.isNext,
    signature: signature && {
      id: signature.id,
      signer: person(signature.signerId),
      role: signature.role,
      signedAt: signature.signedAt.toISOString(),
      contentSha256: signature.contentSha256,
      voidedAt: signature.voidedAt?.toISOString() ?? null,
      voidReason: signature.voidReason,
    },
    gates: gates.map(({ gate, met, detail, unmet }) => ({
      gate,
      label: GATE_LABELS[gate],
      met,
      detail,
      unmet: [...unmet],
    })),
    denial: isAllowed
      ? (denial?.message ?? null)
      : 'The round is not at the point where it is signed.',
  };
}

/** Against the newest signature that was voided and not given anew. */
function changesSince({ ladder, content }: SignOffState): ChangeView[] {
  const outdated = ladder
    .flatMap(({ state, signature }) => (state === 'outdated' && signature ? [signature] : []))
    .sort((a, b) => b.signedAt.getTime() - a.signedAt.getTime());
  const [newest] = outdated;
  if (!newest) return [];
  const signed = JSON.parse(new TextDecoder().decode(newest.canonicalBytes)) as SignOffContent;
  return describeChanges(signed, content).map(({ diff, ...change }) => ({
    ...change,
    diff: diff && [...diff],
  }));
}
