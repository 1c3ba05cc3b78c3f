import 'server-only';

import type { Role } from '@/lib/domain/access/access-request';
import type { EventFacts } from '@/lib/domain/events/event-chain';
import type { Surroundings } from '@/lib/domain/notifications/told';
import type { JsonObject } from '@/lib/domain/shared/json';

import type { Tx } from '../db/client';
import { findRound, type Round } from '../repositories/round-repository';
import { readSecondReaders } from '../repositories/second-reading-repository';
import { storedStages } from '@/lib/contracts/sign-off';
import { secondReaderFacts } from '../use-cases/second-readers';

export type EventSurroundings = Surroundings & {
  /** With the rule for its reviewers' names. */
  roundRow: Round | null;
  annotationId: string | null;
};

/** What the newsroom looks like around an event now: whom it can concern, and what they may see. */
export async function surroundingsOf(tx: Tx, event: EventFacts): Promise<EventSurroundings> {
  const { newsroomId, articleId, payload } = event;
  const roundId = event.roundId ?? (await roundOfVersion(tx, event));
  const round = roundId === null ? null : await findRound(tx, roundId);
  const query = await findFacts(payload, 'queryId', (id) =>
    tx.query.findUnique({
      where: { id },
      select: { askedById: true, assigneeId: true, annotationId: true },
    }),
  );
  const reply = await findFacts(payload, 'criticismId', (id) =>
    tx.criticism.findUnique({
      where: { id },
      select: { askerId: true, ownerId: true, annotationId: true },
    }),
  );
  const annotationId =
    textOf(payload['annotationId']) ?? query?.annotationId ?? reply?.annotationId ?? null;
  const annotation =
    annotationId === null
      ? null
      : await tx.annotation.findUnique({
          where: { id: annotationId },
          select: { reviewerId: true, origin: true },
        });
  const article =
    articleId === null
      ? null
      : await tx.article.findUnique({ where: { id: articleId }, select: { writerId: true } });
  const signature = await findFacts(payload, 'signOffId', (id) =>
    tx.signOff.findUnique({ where: { id }, select: { signerId: true } }),
  );
  const isForSigning = SIGNING_TYPES.has(event.type) && round?.phase === 'adjudicated';
  return {
    newsroomId,
    members: await listMembersToTell(tx, newsroomId),
    round,
    roundRow: round,
    annotationId,
    writerId: article?.writerId ?? null,
    claim:
      annotation === null
        ? null
        : { reviewerId: annotation.reviewerId, isDecision: annotation.origin === 'adjudication' },
    query,
    reply,
    signerId: signature?.signerId ?? null,
    nextRole: isForSigning ? await nextRoleOf(tx, round) : null,
    wantsSecondReader: isForSigning && (await wantsSecondReader(tx, round)),
  };
}

/** Events after which a round can be ready for the next signature. */
const SIGNING_TYPES: ReadonlySet<string> = new Set([
  'round.closed',
  'round.phase_changed',
  'round.reopened',
  'sign_off.signed',
]);

/** The members that can be told anything: not those whose account is switched off. */
async function listMembersToTell(
  tx: Tx,
  newsroomId: string,
): Promise<{ userId: string; roles: Role[] }[]> {
  return tx.membership.findMany({
    where: { newsroomId, user: { disabledAt: null } },
    select: { userId: true, roles: true },
  });
}

/** A new version is of no round; whom it concerns are the readers of the round that goes on with it. */
async function roundOfVersion(tx: Tx, { type, articleId }: EventFacts): Promise<string | null> {
  if (type !== 'article.version_added' || articleId === null) return null;
  const round = await tx.reviewRound.findFirst({
    where: { articleId },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  });
  return round?.id ?? null;
}

/** The role of the first stage that too few have signed. Signatures for something else are voided. */
async function nextRoleOf(tx: Tx, round: Round): Promise<Role | null> {
  const set = await tx.stageSet.findFirst({
    where: { newsroomId: round.newsroomId, version: round.stageVersion },
    select: { stages: true },
  });
  const signatures = await tx.signOff.findMany({
    where: { roundId: round.id, voidedAt: null },
    select: { stageId: true, signerId: true },
  });
  const next = storedStages.parse(set?.stages ?? []).find((stage) => {
    const signers = signatures.filter(({ stageId }) => stageId === stage.id);
    return new Set(signers.map(({ signerId }) => signerId)).size < Math.max(1, stage.signatures);
  });
  return next?.role ?? null;
}

async function wantsSecondReader(tx: Tx, round: Round): Promise<boolean> {
  const facts = secondReaderFacts(round, await readSecondReaders(tx, round.id));
  return facts.unconfirmedIds.length > 0;
}

async function findFacts<T>(
  payload: JsonObject,
  name: string,
  find: (id: string) => Promise<T | null>,
): Promise<T | null> {
  const id = textOf(payload[name]);
  return id === null ? null : find(id);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
