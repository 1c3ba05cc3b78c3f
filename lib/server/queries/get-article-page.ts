import 'server-only';

import type { ArticleView, ImportNoteView } from '@/lib/contracts/article';
import type { RoundView } from '@/lib/contracts/round';
import type { Role } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { getVersionContent } from '../repositories/article-repository';
import { listActiveMembers } from '../repositories/member-repository';
import { getRoundView } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getArticle } from './articles';
import { listComparableRounds } from './get-compared-rounds-page';
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
  const article = await getArticle(articleId, context);
  const rounds: RoundView[] = [];
  for (const { id } of article.rounds) {
    const round = await getRoundView(tx, id, actor);
    if (round) rounds.push(round);
  }
  const comparable = await listComparableRounds(articleId, context);
  const newest = article.versions.at(-1);
  const notes = newest === undefined ? [] : (await getVersionContent(tx, newest.id)).notes;
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
    members: await listActiveMembers(tx),
    fates: await listVersionFates(
      rounds.map(({ id }) => id),
      context,
    ),
    openFixes,
    may: {
      createRound: denialOf(actor, { action: 'round:create', newsroom: actor }) === null,
      update: denialOf(actor, { action: 'article:update', newsroom: actor }) === null,
      addVersion,
    },
  };
}
