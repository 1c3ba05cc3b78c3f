import 'server-only';

import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import type { CarriedOutcome } from '@/lib/domain/articles/carry-on';
import type { CheckStatus, Confidence } from '@/lib/domain/claims/claim';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

/** Where an annotation stands and what is found of it. */
export type PlacedState = CodePointSpan & {
  exact: string;
  prefix: string;
  suffix: string;
  isPlaced: boolean;
  checkStatus: CheckStatus;
  verdict: string | null;
  confidence: Confidence | null;
};

type EarlierState = {
  /** The fields that the outcome changed. What was changed since by others is not taken back. */
  annotation: Partial<PlacedState>;
  outcome: CarriedOutcome | null;
  outcomeById: string | null;
  outcomeAt: string | null;
};

export type CarriedPassageRow = {
  id: string;
  annotationId: string;
  fromVersionId: string;
  toVersionId: string;
  status: CarriedStatus;
  isIdentical: boolean;
  old: (CodePointSpan & { exact: string }) | null;
  oldExact: string;
  place: (CodePointSpan & { exact: string }) | null;
  vouchedExact: string;
  candidates: readonly CodePointSpan[];
  stoodAt: CodePointOffset | null;
  fixAccepted: boolean;
  checkStatusBefore: CheckStatus;
  verdictBefore: string | null;
  outcome: CarriedOutcome | null;
  outcomeById: string | null;
  outcomeAt: Date | null;
  earlier: readonly EarlierState[];
  /** The standing decision that settles it, if it is a reading. */
  settledById: string | null;
};

/** Of an annotation, the standing decision that settles it. */
export const settledInclude = {
  settledBy: {
    where: { decision: { deletedAt: null } },
    select: { decisionId: true, decision: { select: { isPlaced: true } } },
  },
} satisfies Prisma.AnnotationInclude;

const rowInclude = {
  annotation: { select: settledInclude },
} satisfies Prisma.CarriedPassageInclude;

export type CarriedColumns = Omit<
  Prisma.CarriedPassageGetPayload<object>,
  'newsroomId' | 'articleId' | 'roundId' | 'reviewerId' | 'createdAt'
>;

/** What became of the passages of a round that the actor may see, in the order of the older text. */
export async function listCarried(
  tx: Tx,
  where: { roundId: string; toVersionId: string },
): Promise<CarriedPassageRow[]> {
  const rows = await tx.carriedPassage.findMany({
    where: { ...where, annotation: { deletedAt: null } },
    orderBy: [{ oldStart: 'asc' }, { oldEnd: 'asc' }, { annotationId: 'asc' }],
    include: rowInclude,
  });
  return rows.map(({ annotation, ...row }) => toCarriedRow(row, annotation));
}

/** How many of them a person has to look at, by what was said of them; readings that a decision settles aside. */
export async function countQueue(
  tx: Tx,
  where: { roundId: string; toVersionId: string },
): Promise<{ outcome: CarriedOutcome | null; count: number }[]> {
  const counted = await tx.carriedPassage.groupBy({
    by: ['outcome'],
    where: {
      ...where,
      status: { not: 'anchored' },
      annotation: { deletedAt: null, settledBy: { none: { decision: { deletedAt: null } } } },
    },
    _count: true,
  });
  return counted.map(({ outcome, _count }) => ({ outcome, count: _count }));
}

export async function findCarried(
  tx: Tx,
  where: { annotationId: string; toVersionId: string },
): Promise<CarriedPassageRow | null> {
  const row = await tx.carriedPassage.findUnique({
    where: { annotationId_toVersionId: where },
    include: rowInclude,
  });
  return row && toCarriedRow(row, row.annotation);
}

export async function setOutcome(
  tx: Tx,
  id: string,
  {
    place,
    earlier,
    ...outcome
  }: Pick<CarriedPassageRow, 'place' | 'outcome' | 'outcomeById' | 'outcomeAt' | 'earlier'>,
): Promise<void> {
  await tx.carriedPassage.update({
    where: { id },
    data: {
      ...outcome,
      start: place?.start ?? null,
      end: place?.end ?? null,
      exact: place?.exact ?? null,
      earlier: earlier,
    },
    select: { id: true },
  });
}

/** Confirm passages that stay as they are; undo has nothing to put back but the queue. */
export async function confirmMany(
  tx: Tx,
  ids: readonly string[],
  { actorId, now }: { actorId: string; now: Date },
): Promise<void> {
  const earlier: EarlierState[] = [
    { annotation: {}, outcome: null, outcomeById: null, outcomeAt: null },
  ];
  await tx.carriedPassage.updateMany({
    where: { id: { in: [...ids] }, outcome: null },
    data: {
      outcome: 'confirmed',
      outcomeById: actorId,
      outcomeAt: now,
      earlier: earlier,
    },
  });
}

/** Put passages back to the queue that were confirmed as they are. */
export async function unconfirmMany(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.carriedPassage.updateMany({
    where: { id: { in: [...ids] }, outcome: 'confirmed' },
    data: { outcome: null, outcomeById: null, outcomeAt: null, earlier: [] },
  });
}

export async function getPlacedState(tx: Tx, annotationId: string): Promise<PlacedState> {
  const state = await tx.annotation.findUniqueOrThrow({
    where: { id: annotationId },
    select: {
      start: true,
      end: true,
      exact: true,
      prefix: true,
      suffix: true,
      isPlaced: true,
      checkStatus: true,
      verdict: true,
      confidence: true,
    },
  });
  return { ...state, start: state.start as CodePointOffset, end: state.end as CodePointOffset };
}

/** Write where an annotation stands and what is found of it, and count the change. */
export async function setPlacedState(
  tx: Tx,
  annotationId: string,
  state: PlacedState,
  { actorId, now }: { actorId: string; now: Date },
): Promise<{ version: number }> {
  return tx.annotation.update({
    where: { id: annotationId },
    data: { ...state, version: { increment: 1 }, updatedById: actorId, updatedAt: now },
    select: { version: true },
  });
}

/** How many of these annotations have an open query that the actor may see. */
export async function listQueried(tx: Tx, annotationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query.findMany({
    where: { annotationId: { in: [...annotationIds] }, state: 'open' },
    distinct: ['annotationId'],
    select: { annotationId: true },
  });
  return new Set(rows.map(({ annotationId }) => annotationId));
}

export function toCarriedRow(
  row: CarriedColumns,
  { settledBy }: { settledBy: readonly { decisionId: string }[] },
): CarriedPassageRow {
  return {
    id: row.id,
    annotationId: row.annotationId,
    fromVersionId: row.fromVersionId,
    toVersionId: row.toVersionId,
    status: row.status,
    isIdentical: row.isIdentical,
    old: placeOf(row.oldStart, row.oldEnd, row.oldExact),
    oldExact: row.oldExact,
    place: placeOf(row.start, row.end, row.exact),
    vouchedExact: row.vouchedExact,
    // These columns are written by this repository alone.
    candidates: row.candidates as unknown as CodePointSpan[],
    stoodAt: row.stoodAt as CodePointOffset | null,
    fixAccepted: row.fixAccepted,
    checkStatusBefore: row.checkStatusBefore,
    verdictBefore: row.verdictBefore,
    outcome: row.outcome,
    outcomeById: row.outcomeById,
    outcomeAt: row.outcomeAt,
    earlier: row.earlier as unknown as EarlierState[],
    settledById: settledBy[0]?.decisionId ?? null,
  };
}

function placeOf(
  start: number | null,
  end: number | null,
  exact: string | null,
): CarriedPassageRow['place'] {
  if (start === null || end === null || exact === null) return null;
  return { start: start as CodePointOffset, end: end as CodePointOffset, exact };
}
