import 'server-only';

import type { VersionReviewPageView, VersionReviewView } from '@/lib/contracts/versions';
import { denialOf } from '@/lib/domain/access/policy';
import { type CarriedStatus, CARRIED_STATUSES } from '@/lib/domain/anchoring/carried-passage';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { versionChanges } from '@/lib/domain/articles/version-changes';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { listAnnotations } from '../repositories/annotation-repository';
import { type CarriedPassageRow, listCarried } from '../repositories/carried-repository';
import { listCoverageMarks } from '../repositories/coverage-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound, getRoundView, type Round } from '../repositories/round-repository';
import { listSignatures } from '../repositories/sign-off-repository';
import {
  findNewestVersion,
  getComparedVersions,
  getStoredVersion,
  listOrdinals,
  listVersionSteps,
  type StoredVersion,
  type VersionStep,
} from '../repositories/version-repository';
import { progressOf } from '../use-cases/carried-queue';
import type { UseCaseContext } from '../use-cases/context';
import { carriedViews } from './carried-views';
import { getRoundFrame } from './get-round-frame';

/** Two neighboring versions that a round was carried from and to, and what became of its passages. */
export async function getVersionReview(
  { roundId, to }: { roundId: string; to?: string | undefined },
  context: UseCaseContext,
): Promise<VersionReviewView> {
  const round = await findRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'round:read', round });
  const review = await findReview(round, to, context);
  if (review) return review;
  throw new AppError(
    'not_found',
    to === undefined
      ? 'This round was never carried to another version, so there is nothing to review.'
      : 'This round was not carried to that version.',
  );
}

/** The page of the review. */
export async function getVersionReviewPage(
  roundId: string,
  to: string | undefined,
  context: UseCaseContext,
): Promise<VersionReviewPageView> {
  const { tx, actor } = context;
  const { frame, facts } = await getRoundFrame(roundId, context);
  const review = await findReview(facts, to, context);
  const newest = await findNewestVersion(tx, facts.articleId);
  if (!newest) throw notFound();
  const people = await findPeople(
    tx,
    (review?.passages ?? []).flatMap(({ annotation }) => [
      annotation.reviewerId,
      annotation.updatedById,
    ]),
  );
  return {
    ...frame,
    review,
    people: [...people.values()],
    mayAddVersion: denialOf(actor, { action: 'version:add', newsroom: actor }) === null,
    newestVersionId: newest.id,
  };
}

async function findReview(
  round: Round,
  wanted: string | undefined,
  context: UseCaseContext,
): Promise<VersionReviewView | null> {
  const { tx, actor } = context;
  const steps = await listVersionSteps(tx, round.id);
  const step = steps.find(({ toVersionId }) => toVersionId === (wanted ?? round.articleVersionId));
  if (!step) return null;
  const [from, to] = await getComparedVersions(tx, [step.fromVersionId, step.toVersionId]);
  const stored = await getStoredVersion(tx, to.id);
  const rows = await listCarried(tx, { roundId: round.id, toVersionId: to.id });
  const passages = await carriedViews(rows, { round, to: stored }, context);
  const view = await getRoundView(tx, round.id, actor);
  if (!view) throw notFound();
  const isNewest = to.id === round.articleVersionId;
  return {
    round: view,
    from,
    to,
    steps: await stepViews(steps, context),
    isNewest,
    changes: versionChanges(from.document, to.document).map(({ parts, ...change }) => ({
      ...change,
      parts: [...parts],
    })),
    passages,
    counts: countsOf(rows),
    ...(isNewest ? progressOf(rows) : { waiting: 0, done: 0 }),
    unexamined: isNewest ? await unexaminedIn(stored, round, context) : [],
    outdatedSignatures: await outdatedBy(to.createdAt, round, context),
  };
}

async function stepViews(
  steps: readonly VersionStep[],
  { tx }: UseCaseContext,
): Promise<VersionReviewView['steps']> {
  const ordinals = await listOrdinals(
    tx,
    steps.flatMap(({ fromVersionId, toVersionId }) => [fromVersionId, toVersionId]),
  );
  return steps.map(({ fromVersionId, toVersionId }) => ({
    fromVersionId,
    fromOrdinal: ordinals.get(fromVersionId) ?? 0,
    toVersionId,
    toOrdinal: ordinals.get(toVersionId) ?? 0,
  }));
}

/** A reading whose decision was carried too is counted with the decision and not for itself. */
function countsOf(rows: readonly CarriedPassageRow[]): Record<CarriedStatus, number> {
  const carried = new Set(rows.map(({ annotationId }) => annotationId));
  const counted = rows.filter(
    ({ settledById }) => settledById === null || !carried.has(settledById),
  );
  const count = (status: CarriedStatus) => counted.filter((row) => row.status === status).length;
  return Object.fromEntries(CARRIED_STATUSES.map((status) => [status, count(status)])) as Record<
    CarriedStatus,
    number
  >;
}

/** Of what the caller may see: in an open blind round, their own reading. */
async function unexaminedIn(
  { document, text, language }: StoredVersion,
  round: Round,
  { tx }: UseCaseContext,
): Promise<VersionReviewView['unexamined']> {
  const { sentences } = coverageOf(
    sentencesToCover(document, text, { language }),
    await listAnnotations(tx, { roundId: round.id }),
    await listCoverageMarks(tx, round.id),
  );
  return sentences
    .filter(({ state }) => state === 'untouched')
    .map(({ start, end }) => ({ start, end }));
}

/** Signatures that were voided at the moment when the version was added. */
async function outdatedBy(
  createdAt: string,
  round: Round,
  { tx }: UseCaseContext,
): Promise<VersionReviewView['outdatedSignatures']> {
  const voided = (await listSignatures(tx, round.id)).filter(
    ({ voidedAt }) => voidedAt?.toISOString() === createdAt,
  );
  const people = await findPeople(
    tx,
    voided.map(({ signerId }) => signerId),
  );
  return voided.map(({ id, stageId, signerId, signedAt }) => ({
    id,
    stageId,
    signer: personOf(people, signerId),
    signedAt: signedAt.toISOString(),
  }));
}
