import 'server-only';

import { type AuditFilters, type AuditPage, auditQuery } from '@/lib/contracts/audit';

import { notFound } from '../authorize';
import { findArticle, listArticles } from '../repositories/article-repository';
import { listActiveMembers } from '../repositories/member-repository';
import type { UseCaseContext } from '../use-cases/context';
import { listAudit } from './list-audit';

type AuditPageView = {
  filters: AuditFilters;
  page: AuditPage;
  isFirst: boolean;
  people: readonly { userId: string; name: string }[];
  articles: readonly { id: string; code: string; title: string }[];
};

/** How many articles are offered to choose from; any other is named by its own page. */
const ARTICLES = 500;

/** The record of the newsroom, as the filters in the address ask for it. */
export async function getAuditPage(
  given: Readonly<Record<string, string | string[] | undefined>>,
  context: UseCaseContext,
): Promise<AuditPageView> {
  const { cursor, limit, ...filters } = filtersOf(given);
  const page = await listAudit({ cursor, limit, ...filters }, context);
  const articles = await listArticles(context.tx, {
    storyId: undefined,
    after: undefined,
    limit: ARTICLES,
  });
  return {
    filters,
    page,
    isFirst: cursor === undefined,
    people: (await listActiveMembers(context.tx)).map(({ userId, name }) => ({ userId, name })),
    articles: articles.map(({ id, code, title }) => ({ id, code, title })),
  };
}

/** The record of one article. */
export async function getArticleAuditPage(
  articleId: string,
  given: Readonly<Record<string, string | string[] | undefined>>,
  context: UseCaseContext,
) {
  const article = await findArticle(context.tx, articleId);
  if (!article) throw notFound();
  const audit = await getAuditPage({ ...given, articleId }, context);
  return { article, ...audit, articles: [] };
}

/** What an address says that is no filter is left out: it was typed, or is old. */
function filtersOf(given: Readonly<Record<string, string | string[] | undefined>>) {
  const entries = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    if (typeof value !== 'string' || value === '') return [];
    return auditQuery.safeParse({ [name]: value }).success ? [[name, value]] : [];
  });
  return auditQuery.parse(Object.fromEntries(entries));
}
