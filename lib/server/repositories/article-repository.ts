import 'server-only';

import type {
  ArticleSummary,
  ArticleView,
  ImportNoteView,
  StoryView,
} from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import { type CodePointOffset, codePointLength } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { fromDay } from './calendar-day';
import { findPeople, personOf } from './person-repository';

const summarySelect = {
  id: true,
  code: true,
  title: true,
  outlet: true,
  byline: true,
  publishedOn: true,
  url: true,
  createdAt: true,
  story: { select: { id: true, name: true } },
  rounds: {
    select: { id: true, ordinal: true, mode: true, phase: true, dueAt: true },
    orderBy: { ordinal: 'asc' },
  },
} satisfies Prisma.ArticleSelect;

type SummaryRow = Prisma.ArticleGetPayload<{ select: typeof summarySelect }>;

export async function listStories(tx: Tx): Promise<StoryView[]> {
  return tx.story.findMany({ orderBy: [{ name: 'asc' }], select: { id: true, name: true } });
}

/** @returns null where the newsroom has a story of this name. */
export async function insertStory(
  tx: Tx,
  story: { id: string; newsroomId: string; name: string; createdAt: Date },
): Promise<StoryView | null> {
  const { count } = await tx.story.createMany({ data: [story], skipDuplicates: true });
  return count === 1 ? { id: story.id, name: story.name } : null;
}

export async function findStory(
  tx: Tx,
  where: { id: string } | { name: string },
): Promise<StoryView | null> {
  return tx.story.findFirst({ where: { ...where }, select: { id: true, name: true } });
}

/** Hold a story still while a number is given out in it. */
export async function lockStory(tx: Tx, storyId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM story WHERE id = ${storyId}::uuid FOR UPDATE`;
}

export async function listCodes(tx: Tx, storyId: string): Promise<string[]> {
  const rows = await tx.article.findMany({ where: { storyId }, select: { code: true } });
  return rows.map(({ code }) => code);
}

export type NewArticle = {
  article: Omit<Prisma.ArticleCreateManyInput, 'rev'> & { id: string };
  version: Omit<Prisma.ArticleVersionCreateManyInput, 'document'> & {
    id: string;
    document: ArticleDocument;
  };
  notes: readonly ImportNoteView[];
};

export async function insertArticle(
  tx: Tx,
  { article, version, notes }: NewArticle,
): Promise<void> {
  await tx.article.create({ data: article, select: { id: true } });
  await tx.articleVersion.create({
    data: { ...version, document: version.document },
    select: { id: true },
  });
  await tx.importNote.createMany({
    data: notes.map((note) => ({
      newsroomId: article.newsroomId,
      articleVersionId: version.id,
      start: note.start,
      end: note.end,
      exact: note.exact,
      author: note.author,
      body: note.body,
      notedAt: note.notedAt === null ? null : new Date(note.notedAt),
    })),
  });
}

export async function updateArticleRow(
  tx: Tx,
  id: string,
  data: Pick<
    Prisma.ArticleUncheckedUpdateInput,
    'title' | 'outlet' | 'byline' | 'publishedOn' | 'url' | 'writerId'
  >,
): Promise<void> {
  await tx.article.update({ where: { id }, data, select: { id: true } });
}

/** Newest first; the id is the last key of the order, and the cursor names the last one seen. */
export async function listArticles(
  tx: Tx,
  {
    storyId,
    after,
    limit,
  }: { storyId?: string | undefined; after?: string | undefined; limit: number },
): Promise<ArticleSummary[]> {
  const rows = await tx.article.findMany({
    where: { ...(storyId !== undefined && { storyId }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
    select: summarySelect,
  });
  return rows.map(toSummary);
}

export const articleSelect = {
  ...summarySelect,
  writerId: true,
  versions: { orderBy: { ordinal: 'asc' } },
} satisfies Prisma.ArticleSelect;

type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof articleSelect }>;

export async function findArticle(tx: Tx, id: string): Promise<ArticleView | null> {
  const row = await tx.article.findUnique({ where: { id }, select: articleSelect });
  const newest = row?.versions.at(-1);
  if (!row || !newest) return null;
  return toArticleView(row, newest, await findPeople(tx, articlePeople(row)));
}

/** Who is named by an article: its writer, and who brought its versions. */
export function articlePeople(row: ArticleRow): (string | null)[] {
  return [row.writerId, ...row.versions.map(({ createdById }) => createdById)];
}

export function toArticleView(
  row: ArticleRow,
  newest: ArticleRow['versions'][number],
  people: ReadonlyMap<string, PersonView>,
): ArticleView {
  return {
    ...toSummary(row),
    writer: row.writerId === null ? null : personOf(people, row.writerId),
    versions: row.versions.map((version) => ({
      id: version.id,
      ordinal: version.ordinal,
      textSha256: version.textSha256,
      characters: codePointLength(version.text),
      format: version.format,
      createdAt: version.createdAt.toISOString(),
      createdBy: personOf(people, version.createdById),
    })),
    text: newest.text,
    document: documentOf(newest.document),
  };
}

export const headingSelect = {
  id: true,
  code: true,
  title: true,
  story: { select: { id: true, name: true } },
} satisfies Prisma.ArticleSelect;

/** What the breadcrumb of an article's pages shows. */
export async function findArticleHeading(
  tx: Tx,
  id: string,
): Promise<{ id: string; code: string; title: string; story: StoryView } | null> {
  return tx.article.findUnique({
    where: { id },
    select: headingSelect,
  });
}

export type VersionContent = {
  id: string;
  ordinal: number;
  document: ArticleDocument;
  text: string;
  textSha256: string;
  language: string;
  createdById: string;
  notes: ImportNoteView[];
};

export const versionInclude = {
  notes: { orderBy: [{ start: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ArticleVersionInclude;

export async function getVersionContent(tx: Tx, versionId: string): Promise<VersionContent> {
  const row = await tx.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: versionInclude,
  });
  return toVersionContent(row);
}

export function toVersionContent(
  row: Prisma.ArticleVersionGetPayload<{ include: typeof versionInclude }>,
): VersionContent {
  return {
    id: row.id,
    ordinal: row.ordinal,
    document: documentOf(row.document),
    text: row.text,
    textSha256: row.textSha256,
    language: row.language,
    createdById: row.createdById,
    notes: row.notes.map((note) => ({
      start: note.start as CodePointOffset,
      end: note.end as CodePointOffset,
      exact: note.exact,
      author: note.author,
      body: note.body,
      notedAt: note.notedAt?.toISOString() ?? null,
    })),
  };
}

/** The column is written by `createArticle` alone, which has checked it. */
function documentOf(column: Prisma.JsonValue): ArticleDocument {
  return column as unknown as ArticleDocument;
}

function toSummary(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    outlet: row.outlet,
    byline: row.byline,
    publishedOn: fromDay(row.publishedOn),
    url: row.url,
    story: row.story,
    createdAt: row.createdAt.toISOString(),
    rounds: row.rounds.map(({ id, ordinal, mode, phase, dueAt }) => ({
      id,
      ordinal,
      mode,
      phase,
      dueAt: dueAt?.toISOString() ?? null,
    })),
  };
}
