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
import { Prisma } from '../db/generated/client';
import { headingSelect } from './article-repository';
import { holdHead } from './event-repository';
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

type FoundRound = Omit<Round, 'keyed' | 'scale'> & {
  nonce: string;
  scaleName: string;
  verdicts: unknown;
};

const ROUND = Prisma.sql`
  r.id, r.newsroom_id AS "newsroomId", r.article_id AS "articleId",
  r.article_version_id AS "articleVersionId", r.ordinal, r.mode::text AS mode,
  r.phase::text AS phase, r.stage_version AS "stageVersion", r.names::text AS names,
  r.nonce::text AS nonce, s.name AS "scaleName", s.verdicts,
  ARRAY(SELECT p.user_id::text FROM round_reviewer p
         WHERE p.round_id = r.id ORDER BY p.ordinal) AS "reviewerIds"`;

/** A round, its reviewers in the order of their letters. */
export async function findRound(tx: Tx, roundId: string): Promise<Round | null> {
  const [row] = await tx.$queryRaw<FoundRound[]>`
    SELECT ${ROUND}
      FROM review_round r JOIN verdict_scale s ON s.id = r.verdict_scale_id
     WHERE r.id = ${roundId}::uuid`;
  return row === undefined ? null : toFoundRound(row);
}

function toFoundRound({ nonce, scaleName, verdicts, ...round }: FoundRound): Round {
  return {
    ...round,
    keyed: keyedBy(nonce),
    scale: { name: scaleName, verdicts: verdictsOf(verdicts) },
  };
}

/** A round whose article is held still, and what stood there when the lock was taken. */
export type LockedRound = Round & {
  /** Whether the actor has handed in their reading. */
  isSubmitted: boolean;
  /** Whether a signature stands. */
  isSigned: boolean;
  /** Whether passages were carried on into its version. */
  isCarried: boolean;
};

/**
 * Load a round and hold its article still until the transaction ends.
 *
 * Every writer of an article takes this lock, and takes it first. It is what
 * makes "check the phase, then write" safe. All other writers of the article
 * wait meanwhile, so what a change needs to know is read at once.
 */
export async function lockRound(tx: Tx, roundId: string): Promise<LockedRound | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM review_round r JOIN article a ON a.id = r.article_id
     WHERE r.id = ${roundId}::uuid FOR UPDATE OF a`;
  return held === undefined ? null : readLocked(tx, held.id);
}

/** The same by one of its annotations, deleted or not, when the actor may see it. */
export async function lockRoundOf(tx: Tx, annotationId: string): Promise<LockedRound | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id
      FROM annotation n
      JOIN review_round r ON r.id = n.round_id
      JOIN article a ON a.id = r.article_id
     WHERE n.id = ${annotationId}::uuid FOR UPDATE OF a`;
  return held === undefined ? null : readLocked(tx, held.id);
}

/** A statement of its own: one that waited for a lock sees everything else as it was before. */
async function readLocked(tx: Tx, roundId: string): Promise<LockedRound | null> {
  type Row = FoundRound & Omit<LockedRound, keyof Round> & { rev: number | null; hash: string };
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT ${ROUND}, h.rev, h.hash,
           EXISTS (SELECT FROM round_submission o
                    WHERE o.round_id = r.id AND o.reviewer_id = app_user_id()) AS "isSubmitted",
           EXISTS (SELECT FROM sign_off o
                    WHERE o.round_id = r.id AND o.voided_at IS NULL) AS "isSigned",
           EXISTS (SELECT FROM carried_passage o
                    WHERE o.round_id = r.id
                      AND o.to_version_id = r.article_version_id) AS "isCarried"
      FROM review_round r
      JOIN verdict_scale s ON s.id = r.verdict_scale_id
      LEFT JOIN app_chain_head(r.article_id) h ON true
     WHERE r.id = ${roundId}::uuid`;
  if (row === undefined) return null;
  const { rev, hash, isSubmitted, isSigned, isCarried, ...round } = row;
  holdHead(tx, row.articleId, rev === null ? null : { rev, hash });
  return { ...toFoundRound(round), isSubmitted, isSigned, isCarried };
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

/** The version that a round is of, and its text. */
export async function findVersionOfRound(
  tx: Tx,
  roundId: string,
): Promise<{ id: string; text: ArticleText } | null> {
  const round = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: { version: { select: { id: true, text: true } } },
  });
  return round && { id: round.version.id, text: toArticleText(round.version.text) };
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
