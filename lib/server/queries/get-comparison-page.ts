import 'server-only';

import type { ComparisonPageView, NothingToCompare } from '@/lib/contracts/comparison-page';
import type { RoundFrame } from '@/lib/contracts/desk';

import { authorize, notFound } from '../authorize';
import { readDesk } from '../repositories/desk-repository';
import type { UseCaseContext } from '../use-cases/context';
import { comparisonOf } from './get-comparison';
import { frameOf } from './get-round-frame';
import { withShownNames } from './hidden-names';
import { notesToShow } from './list-adjudicator-notes';

/** The readings side by side with the text they are about, or why there is nothing to compare. */
export async function getComparisonPage(
  roundId: string,
  context: UseCaseContext,
): Promise<ComparisonPageView> {
  const { tx, actor } = context;
  const read = await readDesk(tx, roundId, actor);
  if (!read) throw notFound();
  authorize(actor, { action: 'round:read', round: read.facts });
  const frame = frameOf(read, actor);
  const because = reasonFor(frame);
  if (because !== null) return { ...frame, comparison: null, because };

  const desk = withShownNames(read, actor.userId);
  const comparison = comparisonOf(desk);
  const { document, text, language } = desk.version;
  const deciders = new Set(comparison.decisions.map(({ reviewerId }) => reviewerId));
  return {
    ...frame,
    comparison,
    version: { document, text, language },
    people: [...desk.people.values()].filter(({ userId }) => deciders.has(userId)),
    yourId: actor.userId,
    notes: await notesToShow(read.facts, context),
  };
}

function reasonFor({ round, may }: RoundFrame): NothingToCompare | null {
  if (round.mode === 'shared') return 'shared';
  if (round.reviewers.length < 2) return 'one_reviewer';
  if (may.compare) return null;
  return round.phase === 'open' ? 'open' : 'not_allowed';
}
