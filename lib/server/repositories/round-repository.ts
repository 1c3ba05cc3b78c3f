import 'server-only';

import type { StoryView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { RoundReviewerView, RoundView, ScaleView } from '@/lib/contracts/round';
import type { RoundFacts } from '@/lib/domain/access/access-request';
import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { KeyedHash, NameRule } from '@/lib/domain/rounds/reading-names';
import { isBlindNow, type RoundMode, type RoundPhase } from '@/lib/domain/rounds/round-phase';
import type { Verdict, VerdictScale } from '@/lib/domain/claims/verdict-scale';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { headingSelect } from './article-repository';
import { keyedBy, namedAsShown, readingNamesOf } from '../reading-names';
import { findPeople, personOf } from './person-repository';

export type Round = RoundFacts & {
  id: string;
  articleId: string;
  articleVersionId: string;
  ordinal: number;
  /** The version of the newsroom’s stages under which it is signed. */
  stageVersion: number;
  scale: VerdictScale;
  names: NameRule;
  /** Behind the order and the references of a round that is settled without names. */
  keyed: KeyedHash;
};

/** A round, its reviewers in the order of their letters. */
export async function findRound(tx: Tx, roundId: string): Promise<Round | null> {
  const row = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: {
      id: true,
      newsroomId: true,
      articleId: true,
      articleVersionId: true,
      ordinal: true,
      mode: true,
      phase: true,
      stageVersion: true,
      names: true,
      nonce: true,
      scale: { select: { name: true, verdicts: true } },
      reviewers: { select: { userId: true }, orderBy: { ordinal: 'asc' } },
    },
  });
  if (!row) return null;
  const { reviewers, scale, nonce, ...round } = row;
  return {
    ...round,
    keyed: keyedBy(nonce),
    reviewerIds: reviewers.map(({ userId }) => userId),
    scale: { name: scale.name, verdicts: verdictsOf(scale.verdicts) },
  };
}

/**
 * Load a round and hold its article still until the transaction ends.
 *
 * Every writer of an article takes this lock, and takes it first. It is what
 * makes "check the phase, then write" safe.
 */
export async function lockRound(tx: Tx, roundId: string): Promise<Round | null> {
  const found = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: { articleId: true },
  });
  if (!found) return null;
  await lockArticle(tx, found.articleId);
  return findRound(tx, roundId);
}

/** @returns whether the article is there for the actor. */
export async function lockArticle(tx: Tx, articleId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM article WHERE id = ${articleId}::uuid FOR UPDATE`;
  return rows.length > 0;
}

export async function getVersionText(tx: Tx, versionId: string): Promise<ArticleText> {
  const { text } = await tx.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { text: true },
  });
  return toArticleText(text);
}

export async function setRoundPhase(
  tx: Tx,
  roundId: string,
  { phase, closedAt }: { phase: RoundPhase; closedAt?: Date | null },
): Promise<void> {
  await tx.reviewRound.update({
    where: { id: roundId },
    data: { phase, ...(closedAt !== undefined && { closedAt }) },
    select: { id: true },
  });
}

export async function insertRound(
  tx: Tx,
  round: {
    id: string;
    newsroomId: string;
    articleId: string;
    articleVersionId: string;
    verdictScaleId: string;
    ordinal: number;
    mode: RoundMode;
    dueAt: Date | null;
    note?: string;
    names?: NameRule;
    createdById: string;
    createdAt: Date;
    reviewerIds: readonly string[];
  },
): Promise<void> {
  const { reviewerIds, ...data } = round;
  await tx.reviewRound.create({ data, select: { id: true } });
  await tx.roundReviewer.createMany({
    data: reviewerIds.map((userId, ordinal) => ({
      roundId: round.id,
      newsroomId: round.newsroomId,
      userId,
      ordinal,
    })),
  });
}

export async function countRounds(tx: Tx, articleId: string): Promise<number> {
  return tx.reviewRound.count({ where: { articleId } });
}

/** @returns false when the reviewer had submitted before. */
export async function insertSubmission(
  tx: Tx,
  submission: { roundId: string; reviewerId: string; newsroomId: string; submittedAt: Date },
): Promise<boolean> {
  const { count } = await tx.roundSubmission.createMany({
    data: [submission],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Whether the round is complete. Answers only a reviewer who has submitted. */
export async function haveAllSubmitted(tx: Tx, roundId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ all: boolean }[]>`
    SELECT app_all_submitted(${roundId}::uuid) AS all`;
  return row?.all === true;
}

export async function hasSubmitted(tx: Tx, roundId: string, reviewerId: string): Promise<boolean> {
  const row = await tx.roundSubmission.findUnique({
    where: { roundId_reviewerId: { roundId, reviewerId } },
    select: { roundId: true },
  });
  return row !== null;
}

export const roundInclude = {
  version: { select: { ordinal: true } },
  scale: true,
  reviewers: { orderBy: { ordinal: 'asc' } },
  former: { orderBy: { ordinal: 'asc' } },
  submissions: true,
} satisfies Prisma.ReviewRoundInclude;

type RoundRow = Prisma.ReviewRoundGetPayload<{ include: typeof roundInclude }>;

/** What every page of a round begins with: two queries. */
export async function findRoundOfPage(
  tx: Tx,
  roundId: string,
  { userId }: { userId: string },
): Promise<{
  facts: Round;
  round: RoundView;
  article: { id: string; code: string; title: string; story: StoryView };
  isSubmitted: boolean;
} | null> {
  const row = await tx.reviewRound.findUnique({
    where: { id: roundId },
    include: { ...roundInclude, article: { select: headingSelect } },
  });
  if (!row) return null;
  const people = await findPeople(tx, peopleOfRound(row));
  return {
    facts: toRound(row),
    round: toRoundView(row, people, userId),
    article: row.article,
    isSubmitted: row.submissions.some(({ reviewerId }) => reviewerId === userId),
  };
}

/** A round as the actor may see it: in an open blind round nobody else's submission shows. */
export async function getRoundView(
  tx: Tx,
  roundId: string,
  { userId }: { userId: string },
): Promise<RoundView | null> {
  const row = await tx.reviewRound.findUnique({
    where: { id: roundId },
    include: roundInclude,
  });
  if (!row) return null;
  const people = await findPeople(tx, peopleOfRound(row));
  return toRoundView(row, people, userId);
}

/** Who is named with a round, wherever it is shown. */
export function peopleOfRound(row: {
  reviewers: readonly { userId: string }[];
  former: readonly { userId: string }[];
}): string[] {
  return [...row.reviewers, ...row.former].map(({ userId }) => userId);
}

export function toRoundView(
  row: RoundRow,
  people: ReadonlyMap<string, PersonView>,
  userId: string,
): RoundView {
  const submittedAt = new Map(row.submissions.map((one) => [one.reviewerId, one.submittedAt]));
  const isBlind = isBlindNow(row);
  const names = readingNamesOf(toRound(row), userId);
  const shownPeople = namedAsShown(people, names);
  const reviewers = names.inOrder.map((reviewer): RoundReviewerView => {
    const nameHidden = reviewer.shownId !== reviewer.userId;
    // When somebody was done is known to those who sat beside them.
    const submissionHidden = nameHidden || (isBlind && reviewer.userId !== userId);
    return {
      ...personOf(shownPeople, reviewer.shownId),
      letter: reviewer.letter,
      submittedAt: submissionHidden
        ? null
        : (submittedAt.get(reviewer.userId)?.toISOString() ?? null),
      submissionHidden,
      nameHidden,
    };
  });
  return {
    id: row.id,
    articleId: row.articleId,
    articleVersionId: row.articleVersionId,
    versionOrdinal: row.version.ordinal,
    ordinal: row.ordinal,
    mode: row.mode,
    phase: row.phase,
    dueAt: row.dueAt?.toISOString() ?? null,
    note: row.note,
    names: row.names,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    reviewers,
    former: row.former.map(({ userId: id, reason, removedAt }) => ({
      ...personOf(people, id),
      reason,
      removedAt: removedAt.toISOString(),
    })),
    scale: toScaleView(row.scale),
  };
}

/** The facts of a round out of the row that its view is made of. */
export function toRound(row: RoundRow): Round {
  const { id, newsroomId, articleId, articleVersionId, ordinal, mode, phase, names, scale } = row;
  return {
    id,
    newsroomId,
    articleId,
    articleVersionId,
    ordinal,
    mode,
    phase,
    names,
    stageVersion: row.stageVersion,
    keyed: keyedBy(row.nonce),
    reviewerIds: row.reviewers.map(({ userId }) => userId),
    scale: { name: scale.name, verdicts: verdictsOf(scale.verdicts) },
  };
}

export function toScaleView(row: {
  id: string;
  version: number;
  name: string;
  verdicts: unknown;
}): ScaleView {
  return { id: row.id, version: row.version, name: row.name, verdicts: verdictsOf(row.verdicts) };
}

/** The column is written by `changeScale` alone, which has checked it. */
export function verdictsOf(column: unknown): Verdict[] {
  return column as Verdict[];
}
