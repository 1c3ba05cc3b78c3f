import 'server-only';

import type { ComparisonPageView, NothingToCompare } from '@/lib/contracts/comparison-page';
import type { RoundFrame } from '@/lib/contracts/desk';

import { getVersionContent } from '../repositories/article-repository';
import { findPeople } from '../repositories/person-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getComparison } from './get-comparison';
import { getRoundFrame } from './get-round-frame';

/** The readings side by side with the text they are about, or why there is nothing to compare. */
export async function getComparisonPage(
  roundId: string,
  context: UseCaseContext,
): Promise<ComparisonPageView> {
  const { frame, facts } = await getRoundFrame(roundId, context);
  const because = reasonFor(frame);
  if (because !== null) return { ...frame, comparison: null, because };

  const comparison = await getComparison(roundId, context);
  const { document, text, language } = await getVersionContent(context.tx, facts.articleVersionId);
  const people = await findPeople(
    context.tx,
    comparison.decisions.map(({ reviewerId }) => reviewerId),
  );
  return {
    ...frame,
    comparison,
    version: { document, text, language },
    people: [...people.values()],
    yourId: context.actor.userId,
  };
}

function reasonFor({ round, may }: RoundFrame): NothingToCompare | null {
  if (round.mode === 'shared') return 'shared';
  if (round.reviewers.length < 2) return 'one_reviewer';
  if (may.compare) return null;
  return round.phase === 'open' ? 'open' : 'not_allowed';
}
