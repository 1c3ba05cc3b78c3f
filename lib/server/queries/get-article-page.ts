import 'server-only';

import type { ArticleView, ImportNoteView } from '@/lib/contracts/article';
import type { RoundView } from '@/lib/contracts/round';
import type { Role } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import { readArticlePage } from '../repositories/article-page-repository';
import { listActiveMembers } from '../repositories/member-repository';
import type { UseCaseContext } from '../use-cases/context';
import { isComparable } from './get-compared-rounds-page';
import { countOpenFixes } from './get-new-version-page';
import { listVersionFates, type VersionFates } from './list-version-fates';

export type ArticlePageView = {
  article: ArticleView;
  rounds: readonly RoundView[];
  /** The rounds that the caller may set against another; none where there are not two. */
  comparableIds: readonly string[];
  notes: readonly ImportNoteView[];
  /** Whom a round can be assigned to, and who can answer queries. */
  members: readonly { userId: string; name: string; roles: readonly Role[] }[];
  /** What became of claims of a round in a version, of those the caller may see. Oldest first. */
  fates: readonly VersionFates[];
  /** Suggested fixes that whoever adds a version can accept. */
  openFixes: number;
  may: { createRound: boolean; update: boolean; addVersion: boolean };
};

/** One article with its rounds, and what is needed to assign another. */
export async function getArticlePage(
  articleId: string,
  context: UseCaseContext,
): Promise<ArticlePageView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'article:read', newsroom: actor });
  const page = await readArticlePage(tx, articleId, actor);
  if (page === null) throw notFound();
  const { article, notes } = page;
  const rounds = page.rounds.map(({ view }) => view);
  const comparable = page.rounds
    .map(({ facts }) => facts)
    .filter((round) => isComparable(round, actor));
  const newest = article.versions.at(-1);
  const may = {
    createRound: denialOf(actor, { action: 'round:create', newsroom: actor }) === null,
    update: denialOf(actor, { action: 'article:update', newsroom: actor }) === null,
  };
  const addVersion = denialOf(actor, { action: 'version:add', newsroom: actor }) === null;
  const last = rounds.at(-1);
  const openFixes =
    addVersion && last !== undefined && newest !== undefined
      ? await countOpenFixes(last.id, newest.id, context)
      : 0;
  return {
    article,
    rounds,
    comparableIds: comparable.length < 2 ? [] : comparable.map(({ id }) => id),
    notes,
    // Offered to those who choose among them.
    members: may.createRound || may.update ? await listActiveMembers(tx) : [],
    // Nothing was ever carried to an only version.
    fates:
      article.versions.length < 2
        ? []
        : await listVersionFates(
            rounds.map(({ id }) => id),
            context,
          ),
    openFixes,
    may: { ...may, addVersion },
  };
}
