import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { ArticleView } from '@/lib/contracts/article';
import type { PersonView } from '@/lib/contracts/common';
import type { ScaleView } from '@/lib/contracts/round';
import type { FixView } from '@/lib/contracts/talk';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { findLastRoundId, findNewestVersion } from '../repositories/version-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getArticle } from './articles';
import { listFixes } from './fix-views';
import { getDesk } from './get-desk';

export type NewVersionPageView = {
  article: Pick<ArticleView, 'id' | 'title' | 'code' | 'story'>;
  /** What a new version is based on. */
  newest: {
    id: string;
    ordinal: number;
    document: ArticleDocument;
    text: string;
    language: string;
  };
  /** The claims of the last round as its desk shows them; `null` where the caller may not see it. */
  round: {
    id: string;
    scale: ScaleView;
    annotations: readonly AnnotationView[];
    people: readonly PersonView[];
    /** Every proposal of other words, answered or not. */
    fixes: readonly FixView[];
  } | null;
  /** There is a last round, and it is not the caller's to read now. */
  hidesClaims: boolean;
};

/** What the pages that add a version begin with: the newest text, and the claims that stand in it. */
export async function getNewVersionPage(
  articleId: string,
  context: UseCaseContext,
): Promise<NewVersionPageView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'version:add', newsroom: actor });
  const { id, title, code, story } = await getArticle(articleId, context);
  const newest = await findNewestVersion(tx, articleId);
  if (!newest) throw notFound();
  const roundId = await findLastRoundId(tx, articleId);
  const round = roundId === null ? null : await readRound(roundId, newest.id, context);
  return {
    article: { id, title, code, story },
    newest,
    round,
    hidesClaims: roundId !== null && round === null,
  };
}

/** Whoever adds a version need not be allowed to see what is said of it. */
async function readRound(
  roundId: string,
  newestId: string,
  context: UseCaseContext,
): Promise<NewVersionPageView['round']> {
  try {
    const { round, version, annotations, people } = await getDesk(roundId, context);
    return {
      id: round.id,
      scale: round.scale,
      // Marks of another text stand in other places.
      annotations: version.id === newestId ? annotations.filter(({ isPlaced }) => isPlaced) : [],
      people,
      fixes: (await listFixes(roundId, context)).fixes,
    };
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'forbidden'].includes(error.code)) return null;
    throw error;
  }
}
