import 'server-only';

import type { ImportNoteView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { ComparedVersionView } from '@/lib/contracts/versions';
import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { findPeople, personOf } from './person-repository';

export type StoredVersion = {
  id: string;
  ordinal: number;
  document: ArticleDocument;
  text: ArticleText;
  language: string;
};

const storedSelect = {
  id: true,
  ordinal: true,
  document: true,
  text: true,
  language: true,
} satisfies Prisma.ArticleVersionSelect;

type StoredRow = Prisma.ArticleVersionGetPayload<{ select: typeof storedSelect }>;

export async function findNewestVersion(tx: Tx, articleId: string): Promise<StoredVersion | null> {
  const row = await tx.articleVersion.findFirst({
    where: { articleId },
    orderBy: { ordinal: 'desc' },
    select: storedSelect,
  });
  return row && toStored(row);
}

export async function getStoredVersion(tx: Tx, id: string): Promise<StoredVersion> {
  return toStored(
    await tx.articleVersion.findUniqueOrThrow({ where: { id }, select: storedSelect }),
  );
}

function toStored({ document, text, ...row }: StoredRow): StoredVersion {
  return { ...row, document: documentOf(document), text: toArticleText(text) };
}

/** The column is written by use cases alone, which have checked it. */
function documentOf(column: Prisma.JsonValue): ArticleDocument {
  return column as unknown as ArticleDocument;
}

export async function insertVersion(
  tx: Tx,
  {
    document,
    ...version
  }: Omit<Prisma.ArticleVersionCreateManyInput, 'document'> & {
    document: ArticleDocument;
  },
  notes: readonly ImportNoteView[],
): Promise<void> {
  const { id } = await tx.articleVersion.create({
    data: { ...version, document },
    select: { id: true },
  });
  await tx.importNote.createMany({
    data: notes.map(({ notedAt, ...note }) => ({
      ...note,
      newsroomId: version.newsroomId,
      articleVersionId: id,
      notedAt: notedAt === null ? null : new Date(notedAt),
    })),
  });
}

/** The last round of an article: the one that a new version takes along. */
export async function findLastRoundId(tx: Tx, articleId: string): Promise<string | null> {
  const row = await tx.reviewRound.findFirst({
    where: { articleId },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function setRoundVersion(
  tx: Tx,
  roundId: string,
  articleVersionId: string,
): Promise<void> {
  await tx.reviewRound.update({
    where: { id: roundId },
    data: { articleVersionId },
    select: { id: true },
  });
}

/** Two versions as they are read beside each other. */
export async function getComparedVersions(
  tx: Tx,
  ids: readonly [string, string],
): Promise<[ComparedVersionView, ComparedVersionView]> {
  const rows = await tx.articleVersion.findMany({ where: { id: { in: [...ids] } } });
  const people = await findPeople(
    tx,
    rows.map(({ createdById }) => createdById),
  );
  const viewOf = (id: string): ComparedVersionView => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) throw new Error(`Version ${id} is not there`);
    return toCompared(row, people);
  };
  return [viewOf(ids[0]), viewOf(ids[1])];
}

function toCompared(
  row: Prisma.ArticleVersionGetPayload<object>,
  people: ReadonlyMap<string, PersonView>,
): ComparedVersionView {
  return {
    id: row.id,
    ordinal: row.ordinal,
    textSha256: row.textSha256,
    format: row.format,
    summary: row.summary,
    language: row.language,
    createdAt: row.createdAt.toISOString(),
    createdBy: personOf(people, row.createdById),
    document: documentOf(row.document),
    text: row.text,
  };
}

export type VersionStep = { fromVersionId: string; toVersionId: string };

/**
 * The versions that a round was carried to, oldest first. They are read from the
 * record, which says so to everyone: rows of passages would not show the steps of
 * a blind round to whoever has no passage in it.
 */
export async function listVersionSteps(tx: Tx, roundId: string): Promise<VersionStep[]> {
  const events = await tx.event.findMany({
    where: { roundId, type: 'article.version_added' },
    orderBy: { rev: 'asc' },
    select: { payload: true },
  });
  return events.flatMap(({ payload }): VersionStep[] => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return [];
    const { fromVersionId, versionId } = payload;
    if (typeof fromVersionId !== 'string' || typeof versionId !== 'string') return [];
    return [{ fromVersionId, toVersionId: versionId }];
  });
}

export async function listOrdinals(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.articleVersion.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, ordinal: true },
  });
  return new Map(rows.map(({ id, ordinal }) => [id, ordinal]));
}
