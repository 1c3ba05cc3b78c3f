import 'server-only';

import type { HomeView, StoryArticle } from '@/lib/contracts/home';
import { storedStages } from '@/lib/contracts/sign-off';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { cohensKappa, percentAgreement } from '@/lib/domain/agreement/kappa';
import { measureCoding } from '@/lib/domain/agreement/measure-coding';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';
import { ladderOf } from '@/lib/domain/sign-off/stages';

import type { HomeRound, HomeRows } from '../repositories/home-repository';
import { keyedBy, readingNamesOf } from '../reading-names';

/** A void signature says so itself, so the hash that stands now is not needed to tell. */
export function ladderIn(round: HomeRound) {
  const standing = round.signOffs.find(({ voidedAt }) => voidedAt === null);
  return ladderOf(
    storedStages.parse(round.stageSet.stages),
    round.signOffs,
    standing?.contentSha256 ?? '',
  );
}

export function toSpan<Row extends { start: number; end: number }>(row: Row) {
  return { ...row, start: row.start as CodePointOffset, end: row.end as CodePointOffset };
}

export type ClaimRow = HomeRound['annotations'][number];

export function readingsOf(round: HomeRound): ClaimRow[] {
  return round.annotations.filter(({ origin }) => origin === 'reviewer');
}

/** How the articles of each story stand. */
export function storiesOf(
  rounds: readonly HomeRound[],
  { stories }: Pick<HomeRows, 'stories'>,
  { userId }: { userId: string },
): HomeView['stories'] {
  return stories
    .filter(({ articles }) => articles.length > 0)
    .map(({ articles, ...story }) => ({
      story,
      articles: articles.map((article) => {
        const round = rounds.find((candidate) => candidate.articleId === article.id);
        return toStoryArticle(article, round ?? null, userId);
      }),
    }));
}

function toStoryArticle(
  article: { id: string; code: string; title: string; outlet: string },
  round: HomeRound | null,
  userId: string,
): StoryArticle {
  const nothing = { round: null, claims: [], sameVerdict: null, kappa: null, openQueries: null };
  if (round === null) return { ...article, ...nothing, stages: [] };

  const { id, ordinal, mode, phase } = round;
  const isHidden = isBlindNow(round);
  const agreement = isHidden ? null : agreementIn(round);
  return {
    ...article,
    round: { id, ordinal, mode, phase },
    claims: namesIn(round, userId).inOrder.map((reviewer) => ({
      letter: reviewer.letter,
      count:
        isHidden && reviewer.userId !== userId
          ? null
          : readingsOf(round).filter(({ reviewerId }) => reviewerId === reviewer.userId).length,
    })),
    sameVerdict: agreement?.sameVerdict ?? null,
    kappa: agreement?.kappa ?? null,
    openQueries: isHidden ? null : round.queries.length,
    stages: ladderIn(round).map(({ state }) =>
      state === 'signed' || state === 'outdated' ? state : 'open',
    ),
  };
}

export function namesIn(round: HomeRound, userId: string) {
  const { mode, phase, names, nonce, reviewers } = round;
  return readingNamesOf(
    {
      mode,
      phase,
      names,
      keyed: keyedBy(nonce),
      reviewerIds: reviewers.map((reviewer) => reviewer.userId),
    },
    userId,
  );
}

/** Of the first two reviewers, on the claims that both marked. */
function agreementIn(
  round: HomeRound,
): { sameVerdict: number | null; kappa: number | null } | null {
  const [first, second] = round.reviewers;
  if (!first || !second || round.mode === 'shared') return null;
  const readings = readingsOf(round)
    .filter(({ reviewerId }) => [first.userId, second.userId].includes(reviewerId))
    .map((row) => ({
      ...toSpan(row),
      claimType: 'fact' as const,
      priority: 'medium' as const,
      claimText: '',
      citations: [],
    }));
  const { groups } = alignAnnotations(readings, [first.userId, second.userId]);
  const pairs = groups
    .flatMap(({ units }) => units)
    .map((unit): [string | null, string | null] => [
      unit.find(({ reviewerId }) => reviewerId === first.userId)?.verdict ?? null,
      unit.find(({ reviewerId }) => reviewerId === second.userId)?.verdict ?? null,
    ]);
  const measures = measureCoding({ units: pairs }, { percentAgreement, cohensKappa });
  return { sameVerdict: measures.percentAgreement.value, kappa: measures.cohensKappa.value };
}
