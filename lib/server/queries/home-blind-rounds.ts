import 'server-only';

import type { BlindRound } from '@/lib/contracts/home';
import { denialOf } from '@/lib/domain/access/policy';
import { isBlindNow } from '@/lib/domain/rounds/round-phase';

import type { HomeRound, HomeRows } from '../repositories/home-repository';
import type { UseCaseContext } from '../use-cases/context';
import { isReadBy, progressOf } from './home-progress';
import { namesIn } from './home-stories';

/**
 * Open blind rounds with a date: those that the caller reads, and for whoever assigns
 * rounds all of them. Of every reader but the caller only the letter is told: how far
 * they are, and whether they have handed in, is theirs until the blind is lifted.
 */
export function blindRoundsOf(
  rounds: readonly HomeRound[],
  rows: Pick<HomeRows, 'versions'>,
  { actor, now }: Pick<UseCaseContext, 'actor' | 'now'>,
): BlindRound[] {
  return rounds
    .filter((round) => isBlindNow(round) && concerns(round, actor))
    .map((round): BlindRound => {
      const { id, ordinal, dueAt, article } = round;
      return {
        roundId: id,
        ordinal,
        article: { code: article.code, title: article.title },
        dueAt: dueAt?.toISOString() ?? null,
        // Late is who has not handed in; of whoever assigns, the date has passed.
        isOverdue: dueAt !== null && dueAt < now && !hasHandedIn(round, actor),
        readers: namesIn(round, actor.userId).inOrder.map(({ userId }) =>
          userId === actor.userId
            ? {
                isYou: true,
                progress: progressOf(round, rows, actor),
                isSubmitted: hasHandedIn(round, actor),
              }
            : { isYou: false, progress: null, isSubmitted: null },
        ),
      };
    })
    .toSorted(byDue);
}

function hasHandedIn({ submissions }: HomeRound, { userId }: UseCaseContext['actor']): boolean {
  return submissions.some(({ reviewerId }) => reviewerId === userId);
}

function concerns(round: HomeRound, actor: UseCaseContext['actor']): boolean {
  if (isReadBy(round, actor)) return true;
  const facts = { ...round, reviewerIds: round.reviewers.map(({ userId }) => userId) };
  return denialOf(actor, { action: 'round:assign', round: facts }) === null;
}

/** Without a date comes after all that have one; what the caller reads before what others read. */
function byDue(a: BlindRound, b: BlindRound): number {
  const keyOf = ({ dueAt, readers, article, roundId }: BlindRound) =>
    [dueAt ?? '9', readers.some(({ isYou }) => isYou) ? 0 : 1, article.code, roundId].join(' ');
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
