import 'server-only';

import type { VersionReviewPageView, VersionReviewView } from '@/lib/contracts/versions';
import { denialOf } from '@/lib/domain/access/policy';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { type CarriedStatus, CARRIED_STATUSES } from '@/lib/domain/anchoring/carried-passage';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { versionChanges } from '@/lib/domain/articles/version-changes';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import type { CarriedPassageRow } from '../repositories/carried-repository';
import { namedAsShown, readingNamesOf } from '../reading-names';
import { personOf } from '../repositories/person-repository';
import type { StoredVersion } from '../repositories/version-repository';
import {
  readVersionReview,
  type VersionReviewRows,
} from '../repositories/version-review-repository';
import { progressOf } from '../use-cases/carried-queue';
import type { UseCaseContext } from '../use-cases/context';
import { carriedViewsOf } from './carried-views';
import { frameOf } from './get-round-frame';
import { shownPassage } from './hidden-names';

/** Two neighboring versions that a round was carried from and to, and what became of its passages. */
export async function getVersionReview(
  { roundId, to }: { roundId: string; to?: string | undefined },
  context: UseCaseContext,
): Promise<VersionReviewView> {
  const review = reviewOf(await read(roundId, to, context), context);
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
  const { actor } = context;
  const rows = await read(roundId, to, context);
  const review = reviewOf(rows, context);
  const newestVersionId = [...rows.ordinals.keys()].at(-1);
  if (newestVersionId === undefined) throw notFound();
  const named = new Set(
    (review?.passages ?? []).flatMap(({ annotation }) => [
      annotation.reviewerId,
      annotation.updatedById,
    ]),
  );
  const people = namedAsShown(rows.people, readingNamesOf(rows.facts, actor.userId));
  return {
    ...frameOf(rows, actor),
    review,
    people: [...people.values()].filter(({ userId }) => named.has(userId)),
    mayAddVersion: denialOf(actor, { action: 'version:add', newsroom: actor }) === null,
    newestVersionId,
  };
}

async function read(
  roundId: string,
  to: string | undefined,
  { tx, actor }: UseCaseContext,
): Promise<VersionReviewRows> {
  const rows = await readVersionReview(tx, { roundId, wanted: to }, actor);
  if (!rows) throw notFound();
  authorize(actor, { action: 'round:read', round: rows.facts });
  return rows;
}

function reviewOf(rows: VersionReviewRows, { actor }: UseCaseContext): VersionReviewView | null {
  if (rows.compared === null) return null;
  const { facts, carried } = rows;
  const { from, to } = rows.compared;
  const stored: StoredVersion = { ...to, text: toArticleText(to.text) };
  const isNewest = to.id === facts.articleVersionId;
  const ordinalOf = (id: string) => rows.ordinals.get(id) ?? 0;
  return {
    round: rows.round,
    from,
    to,
    steps: rows.steps.map(({ fromVersionId, toVersionId }) => ({
      fromVersionId,
      fromOrdinal: ordinalOf(fromVersionId),
      toVersionId,
      toOrdinal: ordinalOf(toVersionId),
    })),
    isNewest,
    changes: versionChanges(from.document, to.document).map(({ parts, ...change }) => ({
      ...change,
      parts: [...parts],
    })),
    passages: carriedViewsOf(carried, { ...rows, round: facts, to: stored }, actor).map((passage) =>
      shownPassage(passage, readingNamesOf(facts, actor.userId)),
    ),
    counts: countsOf(carried),
    ...(isNewest ? progressOf(carried) : { waiting: 0, done: 0 }),
    unexamined: isNewest ? unexaminedIn(stored, rows) : [],
    outdatedSignatures: outdatedBy(to.createdAt, rows),
  };
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
function unexaminedIn(
  { document, text, language }: StoredVersion,
  { standing, coverageMarks }: VersionReviewRows,
): VersionReviewView['unexamined'] {
  const { sentences } = coverageOf(
    sentencesToCover(document, text, { language }),
    standing,
    coverageMarks,
  );
  return sentences
    .filter(({ state }) => state === 'untouched')
    .map(({ start, end }) => ({ start, end }));
}

/** Signatures that were voided at the moment when the version was added. */
function outdatedBy(
  createdAt: string,
  { signatures, people }: VersionReviewRows,
): VersionReviewView['outdatedSignatures'] {
  return signatures
    .filter(({ voidedAt }) => voidedAt?.toISOString() === createdAt)
    .map(({ id, stageId, signerId, signedAt }) => ({
      id,
      stageId,
      signer: personOf(people, signerId),
      signedAt: signedAt.toISOString(),
    }));
}
