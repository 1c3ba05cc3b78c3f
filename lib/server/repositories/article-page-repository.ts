import 'server-only';

import type { ArticleView, ImportNoteView } from '@/lib/contracts/article';
import type { RoundView } from '@/lib/contracts/round';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import {
  articlePeople,
  articleSelect,
  toArticleView,
  toVersionContent,
  versionInclude,
} from './article-repository';
import { findPeople } from './person-repository';
import { type Round, roundInclude, toRound, toRoundView } from './round-repository';

const pageSelect = {
  ...articleSelect,
  versions: { orderBy: { ordinal: 'asc' }, include: versionInclude },
  rounds: { orderBy: { ordinal: 'asc' }, include: roundInclude },
} satisfies Prisma.ArticleSelect;

export type ArticlePageRows = {
  article: ArticleView;
  rounds: readonly { facts: Round; view: RoundView }[];
  /** What came with the newest version. */
  notes: readonly ImportNoteView[];
};

/** An article with its versions and rounds: two queries, however many there are. */
export async function readArticlePage(
  tx: Tx,
  articleId: string,
  { userId }: { userId: string },
): Promise<ArticlePageRows | null> {
  const row = await tx.article.findUnique({ where: { id: articleId }, select: pageSelect });
  const newest = row?.versions.at(-1);
  if (!row || !newest) return null;
  const people = await findPeople(tx, [
    ...articlePeople(row),
    ...row.rounds.flatMap((round) => round.reviewers.map((reviewer) => reviewer.userId)),
  ]);
  return {
    article: toArticleView(row, newest, people),
    rounds: row.rounds.map((round) => ({
      facts: toRound(round),
      view: toRoundView(round, people, userId),
    })),
    notes: toVersionContent(newest).notes,
  };
}
