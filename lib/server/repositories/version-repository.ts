import 'server-only';

import type { ImportNoteView } from '@/lib/contracts/article';
import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';

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

export type VersionStep = { fromVersionId: string; toVersionId: string };
