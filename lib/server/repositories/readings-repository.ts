import 'server-only';

import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';

import type { Tx } from '../db/client';

/** An article as it is found by the name of the file it was imported from. */
export type ImportedFile = {
  articleId: string;
  versionId: string;
  code: string;
  title: string;
  outlet: string;
  url: string;
  storyId: string;
  story: string;
  text: ArticleText;
  /** Those of its versions that came from a file of this name, the newest first. */
  versions: readonly { versionId: string; text: ArticleText }[];
  /** The article as it stands now: the same version, or one that came after it. */
  newest: { versionId: string; ordinal: number; text: ArticleText };
};

/** The newest versions that came from files of these names, each article once, oldest first. */
export async function listImportedFiles(
  tx: Tx,
  { fileName, story }: { fileName: string; story: string | null },
): Promise<ImportedFile[]> {
  const rows = await tx.articleVersion.findMany({
    where: { fileName, ...(story !== null && { article: { story: { name: story } } }) },
    orderBy: [{ createdAt: 'asc' }, { ordinal: 'asc' }],
    select: {
      id: true,
      ordinal: true,
      text: true,
      article: {
        select: {
          id: true,
          code: true,
          title: true,
          outlet: true,
          url: true,
          story: { select: { id: true, name: true } },
          versions: {
            orderBy: { ordinal: 'desc' },
            take: 1,
            select: { id: true, ordinal: true, text: true },
          },
        },
      },
    },
  });
  const byArticle = new Map<string, ImportedFile>();
  for (const row of rows) {
    const { story: its, id: articleId, versions, ...article } = row.article;
    const [newest = row] = versions;
    const version = { versionId: row.id, text: toArticleText(row.text) };
    byArticle.set(articleId, {
      ...article,
      ...version,
      articleId,
      storyId: its.id,
      story: its.name,
      versions: [version, ...(byArticle.get(articleId)?.versions ?? [])],
      newest: {
        versionId: newest.id,
        ordinal: newest.ordinal,
        text: toArticleText(newest.text),
      },
    });
  }
  return [...byArticle.values()];
}

/** Members who check, in the order in which they joined. */
export async function listCheckers(
  tx: Tx,
): Promise<{ userId: string; name: string; email: string }[]> {
  const rows = await tx.membership.findMany({
    where: { roles: { has: 'checker' }, user: { disabledAt: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { user: { select: { id: true, name: true, email: true } } },
  });
  return rows.map(({ user }) => ({ userId: user.id, name: user.name, email: user.email }));
}

/** The open blind round of a version, or `null`. */
export async function findOpenBlindRound(
  tx: Tx,
  articleVersionId: string,
): Promise<{ id: string } | null> {
  return tx.reviewRound.findFirst({
    where: { articleVersionId, mode: 'blind', phase: 'open' },
    orderBy: { ordinal: 'desc' },
    select: { id: true },
  });
}
