import 'server-only';

import type { CaptureListItem } from '@/lib/contracts/evidence';
import type { CaptureHop, CapturePart } from '@/lib/domain/evidence/capture';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

/** Captures and their parts. The bytes themselves are in the blob store. */

export type NewCapture = {
  id: string;
  newsroomId: string;
  articleId: string;
  roundId: string;
  reviewerId: string;
  annotationId: string;
  citationId: string;
  previousId: string | null;
  kind: 'page' | 'file';
  url: string;
  mediaType: string;
  fileName: string;
  askedById: string;
  createdAt: Date;
};

export type StoredPart = { kind: CapturePart; sha256: string; size: number; mediaType: string };

/** @returns false where a capture of this id exists already. */
export async function insertCapture(
  tx: Tx,
  capture: NewCapture,
  parts: readonly StoredPart[] = [],
): Promise<boolean> {
  const { count } = await tx.capture.createMany({ data: [capture], skipDuplicates: true });
  if (count === 0) return false;
  await insertParts(tx, capture, parts);
  return true;
}

async function insertParts(
  tx: Tx,
  capture: { id: string; newsroomId: string },
  parts: readonly StoredPart[],
): Promise<void> {
  await tx.capturePart.createMany({
    data: parts.map((part) => ({
      ...part,
      captureId: capture.id,
      newsroomId: capture.newsroomId,
    })),
    skipDuplicates: true,
  });
}

/** Everything but the words, which may be long, and the bytes. */
const LISTED = {
  id: true,
  annotationId: true,
  citationId: true,
  previousId: true,
  kind: true,
  state: true,
  step: true,
  failure: true,
  notes: true,
  url: true,
  finalUrl: true,
  status: true,
  mediaType: true,
  fileName: true,
  title: true,
  createdAt: true,
  takenAt: true,
  parts: { orderBy: { kind: 'asc' } },
} as const satisfies Prisma.CaptureSelect;

type ListedRow = Prisma.CaptureGetPayload<{ select: typeof LISTED }>;

/**
 * The captures of a claim's citations, newest first: those taken for them, and those
 * of the same address in the same article, which a decision's citation has in common
 * with the readings it settles.
 */
export async function listCaptures(
  tx: Tx,
  {
    articleId,
    citations,
  }: { articleId: string; citations: readonly { id: string; url: string }[] },
): Promise<CaptureListItem[]> {
  const urls = citations.map(({ url }) => url).filter((url) => url !== '');
  const rows = await tx.capture.findMany({
    where: {
      articleId,
      OR: [{ citationId: { in: citations.map(({ id }) => id) } }, { url: { in: urls } }],
    },
    select: LISTED,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
  });
  return rows.map(toListItem);
}

export async function findCapture(tx: Tx, id: string) {
  return tx.capture.findUnique({ where: { id }, include: { parts: true } });
}

export async function findCaptureText(
  tx: Tx,
  id: string,
): Promise<{ id: string; text: string; takenAt: Date | null } | null> {
  return tx.capture.findUnique({
    where: { id },
    select: { id: true, text: true, takenAt: true },
  });
}

export async function textsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.capture.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, text: true },
  });
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** The newest finished capture of a citation, which the next one is compared with. */
export async function findPrevious(
  tx: Tx,
  { articleId, citationId, url }: { articleId: string; citationId: string; url: string },
): Promise<string | null> {
  const row = await tx.capture.findFirst({
    where: {
      articleId,
      state: 'done',
      OR: [{ citationId }, ...(url === '' ? [] : [{ url }])],
    },
    select: { id: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return row?.id ?? null;
}

/** One that is still to be taken, so that it is not asked for twice. */
export async function findUnderWay(tx: Tx, citationId: string): Promise<string | null> {
  const row = await tx.capture.findFirst({
    where: { citationId, kind: 'page', state: { in: ['waiting', 'running'] } },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function findListed(tx: Tx, id: string): Promise<CaptureListItem | null> {
  const row = await tx.capture.findUnique({ where: { id }, select: LISTED });
  return row === null ? null : toListItem(row);
}

/** @returns false where it has been taken already. */
export async function setRunning(tx: Tx, id: string, step: string, now: Date): Promise<boolean> {
  const { count } = await tx.capture.updateMany({
    where: { id, state: { in: ['waiting', 'running'] } },
    data: { state: 'running', step, startedAt: now },
  });
  return count === 1;
}

type Finished = {
  finalUrl: string;
  status: number | null;
  mediaType: string;
  title: string;
  text: string;
  hops: readonly CaptureHop[];
  notes: readonly string[];
};

export async function setDone(
  tx: Tx,
  capture: { id: string; newsroomId: string },
  finished: Finished,
  parts: readonly StoredPart[],
  now: Date,
): Promise<void> {
  await insertParts(tx, capture, parts);
  await tx.capture.update({
    where: { id: capture.id },
    data: {
      ...finished,
      hops: finished.hops.map((hop) => ({
        ...hop,
        requestHeaders: pairs(hop.requestHeaders),
        headers: pairs(hop.headers),
      })),
      notes: [...finished.notes],
      state: 'done',
      step: '',
      takenAt: now,
    },
    select: { id: true },
  });
}

/** As arrays that can be written to: the column's type takes no others. */
function pairs(headers: readonly (readonly [string, string])[]): string[][] {
  return headers.map((pair) => [...pair]);
}

export async function setFailed(tx: Tx, id: string, failure: string, now: Date): Promise<void> {
  await tx.capture.update({
    where: { id },
    data: { state: 'failed', step: '', failure, takenAt: now },
    select: { id: true },
  });
}

function toListItem(row: ListedRow): CaptureListItem {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    takenAt: row.takenAt?.toISOString() ?? null,
    parts: row.parts.map(({ kind, sha256, size, mediaType }) => ({
      kind,
      sha256,
      size,
      mediaType,
    })),
  };
}
