import 'server-only';

import type { PersonView } from '@/lib/contracts/common';
import type {
  ChangeView,
  HistoryEntry,
  SignatureView,
  SignOffView,
  StageView,
} from '@/lib/contracts/sign-off';
import { denialOf } from '@/lib/domain/access/policy';
import { describeEvent } from '@/lib/domain/events/describe-event';
import { authorOfChange } from '@/lib/domain/sign-off/change-authors';
import { describeChanges } from '@/lib/domain/sign-off/changes';
import type { SignOffContent } from '@/lib/domain/sign-off/content';
import { evaluateGates, GATE_LABELS } from '@/lib/domain/sign-off/gates';
import { type LadderStep, signDenialOf } from '@/lib/domain/sign-off/stages';

import { notFound } from '../authorize';
import { listEventsSinceSignature } from '../repositories/event-repository';
import { namedAsShown, type ReadingNames, readingNamesOf } from '../reading-names';
import { findPeople, personOf } from '../repositories/person-repository';
import type { Round } from '../repositories/round-repository';
import type { SignatureRow } from '../repositories/sign-off-repository';
import { readSignOff, type SignOffRows } from '../repositories/sign-off-state-repository';
import type { UseCaseContext } from '../use-cases/context';
import { signOffStateOf, type SignOffState } from '../use-cases/sign-off-state';
import { AppError } from '../app-error';
import { shownActor } from './hidden-names';
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
export async function signOffOf(rows: SignOffRows, context: UseCaseContext): Promise<SignOffView> {
  const { facts: round } = rows.desk;
  const names = readingNamesOf(round, context.actor.userId);
  const people = namedAsShown(rows.desk.people, names);
  const state = signOffStateOf(rows, context.now);
  return {
    round: state.round,
    contentSha256: state.contentSha256,
    textSha256: state.content.version.textSha256,
    claimsSha256: state.claimsSha256,
    claimCount: state.gateFacts.claims.length,
    stages: state.ladder.map((step) =>
      toStageView(step, state, round, context, (id) => personOf(people, id)),
    ),
    changes: await changesSince(state, round, names, context),
    history: rows.history.map((event): HistoryEntry => ({
      type: event.type,
      actor: personOrNull(people, shownActor(event, names)),
      occurredAt: event.occurredAt,
      summary: describeEvent(event),
      // A hash is of the event with its name: with a few people to try, it would tell the name.
      hash: names.areHidden ? null : event.hash,
    })),
    chainHead: names.areHidden ? null : rows.chainHead,
    stageVersion: rows.stageSet.version,
    newestStageVersion: rows.newestStageVersion,
    mayChangeStages: denialOf(context.actor, { action: 'round:change_stages', round }) === null,
  };
}

function personOrNull(
  people: ReadonlyMap<string, PersonView>,
  id: string | null,
): PersonView | null {
  return id === null ? null : personOf(people, id);
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
    signature: signature && toSignatureView(signature, person),
    standing: step.standing.map((one) => toSignatureView(one, person)),
    needed: stage.signatures,
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

function toSignatureView(
  signature: SignatureRow,
  person: (id: string) => { userId: string; name: string },
): SignatureView {
  return {
    id: signature.id,
    signer: person(signature.signerId),
    role: signature.role,
    signedAt: signature.signedAt.toISOString(),
    contentSha256: signature.contentSha256,
    voidedAt: signature.voidedAt?.toISOString() ?? null,
    voidReason: signature.voidReason,
  };
}

/** Against the newest signature that was voided and not given anew, each with who did it and when. */
async function changesSince(
  { ladder, content }: SignOffState,
  round: Round,
  names: ReadingNames,
  { tx }: UseCaseContext,
): Promise<ChangeView[]> {
  const outdated = ladder
    .flatMap(({ state, signature }) => (state === 'outdated' && signature ? [signature] : []))
    .sort((a, b) => b.signedAt.getTime() - a.signedAt.getTime());
  const [newest] = outdated;
  if (!newest) return [];
  const signed = JSON.parse(new TextDecoder().decode(newest.canonicalBytes)) as SignOffContent;
  const changes = describeChanges(signed, content);
  if (changes.length === 0) return [];
  const events = await listEventsSinceSignature(tx, {
    articleId: round.articleId,
    roundId: round.id,
    signOffId: newest.id,
  });
  const authors = changes.map((change) => authorOfChange(change, events));
  const people = namedAsShown(
    await findPeople(
      tx,
      authors.flatMap((event) => event?.actorId ?? []),
    ),
    names,
  );
  return changes.map(({ diff, ...change }, at) => {
    const event = authors[at] ?? null;
    const actorId = event === null ? null : shownActor(event, names);
    return {
      ...change,
      diff: diff && [...diff],
      by: actorId === null ? null : personOf(people, actorId),
      at: event?.occurredAt ?? null,
    };
  });
}
