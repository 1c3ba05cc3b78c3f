import 'server-only';

import type { DecidedReading } from '@/lib/contracts/home';
import { denialOf } from '@/lib/domain/access/policy';

import type { HomeRound } from '../repositories/home-repository';
import type { UseCaseContext } from '../use-cases/context';

/** How many of them the queue names. */
const SHOWN = 5;

/** The caller's own readings that have been decided, the newest round first. */
export function decidedReadings(
  rounds: readonly HomeRound[],
  { actor }: UseCaseContext,
): DecidedReading[] {
  const { userId } = actor;
  return rounds
    .filter((round) => {
      const reviewerIds = round.reviewers.map((reviewer) => reviewer.userId);
      const isTheirs = reviewerIds.includes(userId);
      const facts = { ...round, reviewerIds };
      const reading = { reviewerId: userId };
      return (
        isTheirs && denialOf(actor, { action: 'feedback:read', round: facts, reading }) === null
      );
    })
    .slice(0, SHOWN)
    .map(({ id, ordinal, article, annotations }) => ({
      roundId: id,
      ordinal,
      article: { code: article.code, title: article.title },
      claims: annotations.filter(
        ({ origin, reviewerId }) => origin === 'reviewer' && reviewerId === userId,
      ).length,
    }));
}
