import 'server-only';

import type { RoundFrame } from '@/lib/contracts/desk';
import type { AccessRequest, Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { authorize, notFound } from '../authorize';
import { findRoundOfPage, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Where a page of a round stands, and what the caller may do there. */
export async function getRoundFrame(
  roundId: string,
  context: UseCaseContext,
): Promise<{ frame: RoundFrame; facts: Round }> {
  const { tx, actor } = context;
  const found = await findRoundOfPage(tx, roundId, actor);
  if (!found) throw notFound();
  authorize(actor, { action: 'round:read', round: found.facts });
  return { frame: frameOf(found, actor), facts: found.facts };
}

type FrameParts = Pick<RoundFrame, 'round' | 'article'> & {
  facts: Round;
  /** Whether the actor has submitted. */
  isSubmitted: boolean;
};

/** The frame out of what has been read. */
export function frameOf(
  { facts, round, article, isSubmitted }: FrameParts,
  actor: Actor,
): RoundFrame {
  const may = (request: AccessRequest) => denialOf(actor, request) === null;
  return {
    article,
    round,
    yourLetter: round.reviewers.find(({ userId }) => userId === actor.userId)?.letter ?? null,
    may: {
      annotate:
        !(isSubmitted && round.phase === 'open') &&
        may({ action: 'annotation:create', round: facts }),
      submit: !isSubmitted && may({ action: 'round:submit', round: facts }),
      close: may({ action: 'round:close', round: facts }),
      compare: may({ action: 'comparison:read', round: facts }),
      adjudicate: may({ action: 'claim:adjudicate', round: facts }),
      feedback: facts.reviewerIds.some((reviewerId) =>
        may({ action: 'feedback:read', round: facts, reading: { reviewerId } }),
      ),
      sign: round.phase !== 'open',
      reopen: may({ action: 'round:reopen', round: facts }),
      exportReport: may({ action: 'report:export', round: facts }),
    },
  };
}
