import 'server-only';

import type { AnnotationView, CreateCitationBody } from '@/lib/contracts/annotation';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import type { Cause, Decision } from '@/lib/domain/claims/annotation';
import type { AttributionNode, ClaimFindings, RichText } from '@/lib/domain/claims/claim';

import type { Tx } from '../db/client';
import { Prisma } from '../db/generated/client';
import { columnsOfCitation, toCitationView } from './citation-repository';

export const annotationInclude = {
  citations: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
  // Those without a place are no part of what the decision is shown beside.
  derivedFrom: {
    where: { source: { isPlaced: true } },
    select: { sourceId: true },
    orderBy: { sourceId: 'asc' },
  },
} satisfies Prisma.AnnotationInclude;

/**
 * What is part of a reading: it has a place in the round's version, and is not
 * settled by a decision that has none.
 */
export const isPartOfReading = {
  deletedAt: null,
  isPlaced: true,
  settledBy: { none: { decision: { deletedAt: null, isPlaced: false } } },
} satisfies Prisma.AnnotationWhereInput;

type Row = Prisma.AnnotationGetPayload<{ include: typeof annotationInclude }>;

export type NewAnnotation = ClaimFindings & {
  id: string;
  newsroomId: string;
  articleId: string;
  roundId: string;
  reviewerId: string;
  actorId: string;
  now: Date;
  target: TargetSelectors;
  citations: readonly CreateCitationBody[];
  adjudication?: {
    decision: Decision;
    cause: Cause | null;
    reason: string;
    settles: readonly string[];
  };
};

/** @returns the annotation, or null where one of this id exists already. */
export async function insertAnnotation(
  tx: Tx,
  annotation: NewAnnotation,
): Promise<AnnotationView | null> {
  const { adjudication, now } = annotation;
  const [row] = await tx.annotation.createManyAndReturn({
    data: [
      {
        id: annotation.id,
        newsroomId: annotation.newsroomId,
        articleId: annotation.articleId,
        roundId: annotation.roundId,
        reviewerId: annotation.reviewerId,
        origin: adjudication === undefined ? 'reviewer' : 'adjudication',
        ...columnsOfTarget(annotation.target),
        ...columnsOfFindings(annotation),
        decision: adjudication?.decision ?? null,
        cause: adjudication?.cause ?? null,
        reason: adjudication?.reason ?? '',
        createdById: annotation.actorId,
        updatedById: annotation.actorId,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (row === undefined) return null;
  const citations = await tx.citation.createManyAndReturn({
    data: annotation.citations.map((citation, position) => ({
      ...columnsOfCitation(citation),
      id: citation.id,
      newsroomId: annotation.newsroomId,
      annotationId: annotation.id,
      roundId: annotation.roundId,
      reviewerId: annotation.reviewerId,
      position,
      createdAt: now,
    })),
  });
  if (adjudication === undefined) {
    citations.sort((a, b) => a.position - b.position);
    return toAnnotationView({ ...row, citations, derivedFrom: [] });
  }
  await tx.annotationDerivation.createMany({
    data: adjudication.settles.map((sourceId) => ({
      decisionId: annotation.id,
      sourceId,
      newsroomId: annotation.newsroomId,
    })),
  });
  return findAnnotation(tx, annotation.id);
}

/** An annotation that the actor may see and that is not deleted. */
export async function findAnnotation(tx: Tx, id: string): Promise<AnnotationView | null> {
  const row = await tx.annotation.findFirst({
    where: { id, deletedAt: null },
    include: annotationInclude,
  });
  return row && toAnnotationView(row);
}

export async function findDeleted(tx: Tx, id: string): Promise<AnnotationView | null> {
  const row = await tx.annotation.findFirst({
    where: { id, deletedAt: { not: null } },
    include: annotationInclude,
  });
  return row && toAnnotationView(row);
}

/**
 * Annotations of one round that the actor may see, in reading order. Those that
 * have no place in the round's version are left out: they mark none of its words.
 */
export async function listAnnotations(
  tx: Tx,
  where: { roundId: string; origin?: 'reviewer' | 'adjudication'; reviewerId?: string },
): Promise<AnnotationView[]> {
  const rows = await tx.annotation.findMany({
    where: {
      roundId: where.roundId,
      ...isPartOfReading,
      ...(where.origin !== undefined && { origin: where.origin }),
      ...(where.reviewerId !== undefined && { reviewerId: where.reviewerId }),
    },
    // The id breaks ties, so that two passages at one offset never swap places.
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    include: annotationInclude,
  });
  return rows.map(toAnnotationView);
}

export type AnnotationChange = Partial<ClaimFindings> & { target?: TargetSelectors | undefined };

/**
 * Write a change and count it. The caller has read what stood there, and checked its version, under
 * the article's lock: what hangs on the annotation is as it was.
 */
export async function updateAnnotationRow(
  tx: Tx,
  before: AnnotationView,
  { change, actorId, now }: { change: AnnotationChange; actorId: string; now: Date },
): Promise<AnnotationView> {
  const [row] = await tx.annotation.updateManyAndReturn({
    where: { id: before.id },
    data: {
      ...(change.target && columnsOfTarget(change.target)),
      ...columnsOfFindings(change),
      version: { increment: 1 },
      updatedById: actorId,
      updatedAt: now,
    },
  });
  if (row === undefined) throw new Error(`The annotation ${before.id} is not there any more`);
  const { citations, derivedFrom } = before;
  return {
    ...toAnnotationView({ ...row, citations: [], derivedFrom: [] }),
    citations,
    derivedFrom,
  };
}

export async function setDeleted(
  tx: Tx,
  id: string,
  { deletedAt, actorId, now }: { deletedAt: Date | null; actorId: string; now: Date },
): Promise<AnnotationView> {
  const row = await tx.annotation.update({
    where: { id },
    data: { deletedAt, version: { increment: 1 }, updatedById: actorId, updatedAt: now },
    include: annotationInclude,
  });
  return toAnnotationView(row);
}

/** Annotations by their ids, in no order; those deleted are left out, those without a place are not. */
export async function findAnnotations(tx: Tx, ids: readonly string[]): Promise<AnnotationView[]> {
  const rows = await tx.annotation.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    include: annotationInclude,
  });
  return rows.map(toAnnotationView);
}

/**
 * The reviewers' annotations of a round that no standing decision settles: also
 * those that wait for a place in a new version, but not those that were retired.
 */
export async function listUnsettledIds(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx.annotation.findMany({
    where: {
      roundId,
      origin: 'reviewer',
      deletedAt: null,
      settledBy: { none: { decision: { deletedAt: null } } },
      NOT: { isPlaced: false, carried: { some: { outcome: 'retired' } } },
    },
    orderBy: [{ start: 'asc' }, { end: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Annotations of a round that stand in no reading, because they or their decision have no place. */
export async function listUnplacedIds(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx.annotation.findMany({
    where: {
      roundId,
      OR: [
        { isPlaced: false },
        { settledBy: { some: { decision: { deletedAt: null, isPlaced: false } } } },
      ],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Which of these annotations a standing decision settles already. */
export async function listSettled(tx: Tx, sourceIds: readonly string[]): Promise<string[]> {
  const rows = await tx.annotationDerivation.findMany({
    where: { sourceId: { in: [...sourceIds] }, decision: { deletedAt: null } },
    select: { sourceId: true },
  });
  return rows.map(({ sourceId }) => sourceId);
}

function columnsOfTarget({ quote, position }: TargetSelectors) {
  return {
    start: position.start,
    end: position.end,
    exact: quote.exact,
    prefix: quote.prefix,
    suffix: quote.suffix,
  };
}

/** Only the findings that are given, so that the same serves a new row and a change. */
function columnsOfFindings(findings: Partial<ClaimFindings>) {
  return {
    ...(findings.claimText !== undefined && { claimText: findings.claimText }),
    ...(findings.claimType !== undefined && { claimType: findings.claimType }),
    ...(findings.priority !== undefined && { priority: findings.priority }),
    ...(findings.attribution !== undefined && { attribution: [...findings.attribution] }),
    ...(findings.checkStatus !== undefined && { checkStatus: findings.checkStatus }),
    ...(findings.verdict !== undefined && { verdict: findings.verdict }),
    ...(findings.confidence !== undefined && { confidence: findings.confidence }),
    ...(findings.rationale !== undefined && {
      rationale: findings.rationale === null ? Prisma.DbNull : findings.rationale,
    }),
    ...(findings.suggestedFix !== undefined && { suggestedFix: findings.suggestedFix }),
  } as Pick<Prisma.AnnotationCreateManyInput, 'claimText'> &
    Partial<Prisma.AnnotationCreateManyInput>;
}

export function toAnnotationView(row: Row): AnnotationView {
  return {
    id: row.id,
    articleId: row.articleId,
    roundId: row.roundId,
    reviewerId: row.reviewerId,
    origin: row.origin,
    start: row.start as CodePointOffset,
    end: row.end as CodePointOffset,
    exact: row.exact,
    isPlaced: row.isPlaced,
    claimText: row.claimText,
    claimType: row.claimType,
    priority: row.priority,
    // Both columns are written by use cases alone, from bodies that were checked.
    attribution: row.attribution as AttributionNode[],
    checkStatus: row.checkStatus,
    verdict: row.verdict,
    confidence: row.confidence,
    rationale: row.rationale as RichText | null,
    suggestedFix: row.suggestedFix,
    citations: row.citations.map(toCitationView),
    decision: row.decision,
    cause: row.cause,
    reason: row.reason,
    derivedFrom: row.derivedFrom.map(({ sourceId }) => sourceId),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    updatedById: row.updatedById,
  };
}
