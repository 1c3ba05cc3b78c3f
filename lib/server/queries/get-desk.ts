import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import type { CoverageMarkView } from '@/lib/contracts/round';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { authorize, notFound } from '../authorize';
import { readDesk } from '../repositories/desk-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { frameOf } from './get-round-frame';
import { withShownNames } from './hidden-names';

/** Everything the desk of a round shows the caller. */
export async function getDesk(roundId: string, { tx, actor }: UseCaseContext): Promise<DeskView> {
  const desk = await readDesk(tx, roundId, actor);
  if (desk === null) throw notFound();
  authorize(actor, { action: 'round:read', round: desk.facts });
  const shownDesk = withShownNames(desk, actor.userId);
  const { facts, people, coverageMarks, queries } = shownDesk;
  const { id, ordinal, document, language, notes } = desk.version;
  const annotations = annotationsToShow(facts, shownDesk.annotations, actor.userId);
  const shown = new Set(
    annotations.flatMap(({ reviewerId, updatedById }) => [reviewerId, updatedById]),
  );
  return {
    ...frameOf(desk, actor),
    version: { id, ordinal, document, language },
    annotations,
    coverageMarks: marksToShow(facts, coverageMarks, actor.userId),
    queries,
    notes,
    people: [...people.values()].filter(({ userId }) => shown.has(userId)),
  };
}

/** A reviewer of a blind round reads their own set until there is a decision on every passage. */
function showsOwnSet(round: Round, userId: string): boolean {
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length })) return false;
  return round.reviewerIds.includes(userId) && ['open', 'comparison'].includes(round.phase);
}

export function marksToShow(
  round: Round,
  marks: readonly CoverageMarkView[],
  userId: string,
): readonly CoverageMarkView[] {
  return showsOwnSet(round, userId)
    ? marks.filter(({ reviewerId }) => reviewerId === userId)
    : marks;
}

/** Of everything on a round that the actor may see, what its desk shows them. */
export function annotationsToShow<
  Shown extends Pick<AnnotationView, 'origin' | 'reviewerId' | 'decision'>,
>(round: Round, annotations: readonly Shown[], userId: string): readonly Shown[] {
  const isSettled = round.phase === 'adjudicated' || round.phase === 'signed_off';
  const shape = { mode: round.mode, reviewerCount: round.reviewerIds.length };
  if (hasAdjudication(shape) && isSettled) {
    return annotations.filter(
      ({ origin, decision }) => origin === 'adjudication' && decision !== 'rejected',
    );
  }
  const isOwnSetShown = showsOwnSet(round, userId);
  return annotations.filter(
    ({ origin, reviewerId }) => origin === 'reviewer' && (!isOwnSetShown || reviewerId === userId),
  );
}
