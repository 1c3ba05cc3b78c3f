import 'server-only';

import type { Progress } from '@/lib/contracts/home';
import type { Actor } from '@/lib/domain/access/access-request';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import type { HomeRound, HomeRows } from '../repositories/home-repository';
import { type ClaimRow, readingsOf, toSpan } from './home-stories';

export function isReadBy({ phase, reviewers }: HomeRound, { userId }: Actor): boolean {
  return phase === 'open' && reviewers.some((reviewer) => reviewer.userId === userId);
}

/** How far the caller has come in the text that they read. */
export function progressOf(
  round: HomeRound,
  { versions }: Pick<HomeRows, 'versions'>,
  { userId }: Actor,
): Progress | null {
  const version = versions.get(round.articleVersionId);
  if (version === undefined) return null;
  const { examined, total } = coverageOf(
    sentencesToCover(version.document, toArticleText(version.text), version),
    shownClaims(round, userId).map(toSpan),
    round.coverageMarks
      .filter(({ reviewerId }) => round.mode === 'shared' || reviewerId === userId)
      .map(toSpan),
  );
  return { examined, total };
}

/** The caller's own reading while the round is open; then what the desk has decided. */
export function shownClaims(round: HomeRound, userId: string): ClaimRow[] {
  if (round.phase === 'open' && round.mode === 'blind') {
    return readingsOf(round).filter(({ reviewerId }) => reviewerId === userId);
  }
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewers.length })) {
    return readingsOf(round);
  }
  return round.annotations.filter(
    ({ origin, decision }) => origin === 'adjudication' && decision !== 'rejected',
  );
}
