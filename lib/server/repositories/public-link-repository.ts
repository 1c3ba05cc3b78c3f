import 'server-only';

import { reportTemplate } from '@/lib/contracts/public-reports';
import { maskRecord, NOTHING_MASKED } from '@/lib/domain/reports/masking';
import type { Masking } from '@/lib/domain/reports/masking-choice';
import type { ReportTemplate } from '@/lib/domain/reports/report-template';
import type { RoundRecord } from '@/lib/domain/reports/round-record';
import type { ProtectedSource } from '@/lib/domain/sources/protected-source';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { listProtectedAsSystem } from './protected-source-repository';

/** A link without what it leads to. */
export type PublicLinkRow = {
  id: string;
  newsroomId: string;
  articleId: string;
  roundId: string;
  isListed: boolean;
  masking: Masking;
  expiresAt: Date | null;
  revokedAt: Date | null;
  createdById: string;
  createdAt: Date;
};

/** What a link leads to: the masked copy and the look of its day. */
export type PublicCopy = {
  id: string;
  newsroomId: string;
  isListed: boolean;
  createdAt: Date;
  record: RoundRecord;
  template: ReportTemplate;
};

const FIELDS = {
  id: true,
  newsroomId: true,
  articleId: true,
  roundId: true,
  isListed: true,
  masking: true,
  expiresAt: true,
  revokedAt: true,
  createdById: true,
  createdAt: true,
} as const;

export async function insertPublicLink(
  tx: Tx,
  link: Omit<PublicLinkRow, 'id' | 'revokedAt'> & {
    tokenHash: string;
    template: ReportTemplate;
    record: RoundRecord;
  },
): Promise<PublicLinkRow> {
  const { masking, template, record, ...data } = link;
  const row = await tx.publicLink.create({
    data: {
      ...data,
      masking: { ...masking },
      template: jsonOf(template),
      record: jsonOf(record),
    },
    select: FIELDS,
  });
  return rowOf(row);
}

/** As it is written in JSON, where a field that is absent is none. */
function jsonOf(value: ReportTemplate | RoundRecord): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}

export async function listPublicLinksOf(tx: Tx, roundId: string): Promise<PublicLinkRow[]> {
  const rows = await tx.publicLink.findMany({
    where: { roundId },
    select: FIELDS,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(rowOf);
}

export async function findPublicLink(tx: Tx, id: string): Promise<PublicLinkRow | null> {
  const row = await tx.publicLink.findUnique({ where: { id }, select: FIELDS });
  return row === null ? null : rowOf(row);
}

export async function setPublicLinkRevoked(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.publicLink.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
}

/**
 * What whoever has the address may read now: neither revoked nor run out, and of a
 * round that is still signed off. Read as the system, for there is no actor.
 */
export async function findPublicCopy(
  tx: Tx,
  by: { tokenHash: string } | { listedId: string },
  now: Date,
): Promise<PublicCopy | null> {
  const row = await tx.publicLink.findFirst({
    where: {
      ...('tokenHash' in by ? by : { id: by.listedId, isListed: true }),
      ...openAt(now),
    },
    select: COPY,
  });
  if (row === null || !(await isSigned(tx, row.roundId))) return null;
  return withoutProtected(copyOf(row), await listProtectedAsSystem(tx, row.newsroomId));
}

/** The listed reports of a newsroom, newest first; of one round the newest copy. */
export async function listPublicCopies(
  tx: Tx,
  newsroomId: string,
  now: Date,
): Promise<PublicCopy[]> {
  const rows = await tx.publicLink.findMany({
    where: { newsroomId, isListed: true, ...openAt(now) },
    select: COPY,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    distinct: ['roundId'],
    take: MOST_IN_FEED,
  });
  const signed = await tx.reviewRound.findMany({
    where: { id: { in: rows.map(({ roundId }) => roundId) }, phase: 'signed_off' },
    select: { id: true },
  });
  const ids = new Set(signed.map(({ id }) => id));
  const register = await listProtectedAsSystem(tx, newsroomId);
  return rows
    .filter(({ roundId }) => ids.has(roundId))
    .map((row) => withoutProtected(copyOf(row), register));
}

const MOST_IN_FEED = 100;

const COPY = {
  id: true,
  newsroomId: true,
  roundId: true,
  isListed: true,
  createdAt: true,
  record: true,
  template: true,
} as const;

function openAt(now: Date) {
  return { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}

async function isSigned(tx: Tx, roundId: string): Promise<boolean> {
  const round = await tx.reviewRound.findUnique({
    where: { id: roundId },
    select: { phase: true },
  });
  return round?.phase === 'signed_off';
}

function rowOf(row: Omit<PublicLinkRow, 'masking'> & { masking: unknown }): PublicLinkRow {
  return { ...row, masking: row.masking as Masking };
}

/** A source that was made confidential after the copy was: it is left out from then on. */
function withoutProtected(copy: PublicCopy, register: readonly ProtectedSource[]): PublicCopy {
  const record = maskRecord(copy.record, NOTHING_MASKED, register);
  if (record === copy.record) return copy;
  const masking = { ...(copy.record.masking ?? NOTHING_MASKED), sources: true };
  return { ...copy, record: { ...record, masking } };
}

function copyOf({
  record,
  template,
  ...row
}: Omit<PublicCopy, 'record' | 'template'> & { record: unknown; template: unknown }): PublicCopy {
  // Written by `insertPublicLink` and never since.
  return { ...row, record: record as RoundRecord, template: reportTemplate.parse(template) };
}
