import 'server-only';

import type { ArticleView, ImportNoteView } from '@/lib/contracts/article';
import type { RoundView } from '@/lib/contracts/round';
import type { Role } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import {
  type ArticlePageRows,
  readArticlePage,
  type VersionFates,
} from '../repositories/article-page-repository';
import type { UseCaseContext } from '../use-cases/context';
import { isComparable } from './get-compared-rounds-page';
import { annotationsToShow } from './get-desk';

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
  may: { createRound: boolean; update: boolean; addVersion: boolean; readRecord: boolean };
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
  const may = {
    createRound: denialOf(actor, { action: 'round:create', newsroom: actor }) === null,
    update: denialOf(actor, { action: 'article:update', newsroom: actor }) === null,
    addVersion: denialOf(actor, { action: 'version:add', newsroom: actor }) === null,
    readRecord: denialOf(actor, { action: 'event:read', newsroom: actor }) === null,
  };
  return {
    article,
    rounds,
    comparableIds: comparable.length < 2 ? [] : comparable.map(({ id }) => id),
    notes,
    // Offered to those who choose among them.
    members: may.createRound || may.update ? page.members : [],
    fates: page.fates,
    openFixes: may.addVersion ? countOpenFixes(page, context) : 0,
    may,
  };
}

/** Suggested fixes of the last round that were not accepted yet, of those its desk shows the caller. */
function countOpenFixes({ article, rounds }: ArticlePageRows, { actor }: UseCaseContext): number {
  const last = rounds.at(-1);
  // Marks of another text stand in other places.
  if (last === undefined || last.facts.articleVersionId !== article.versions.at(-1)?.id) return 0;
  if (denialOf(actor, { action: 'round:read', round: last.facts }) !== null) return 0;
  return annotationsToShow(last.facts, last.fixed, actor.userId).filter(
    ({ suggestedFix, exact }) => suggestedFix !== exact,
  ).length;
}
