import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { listAnnotations } from '../repositories/annotation-repository';
import { getVersionContent } from '../repositories/article-repository';
import { listCoverageMarks } from '../repositories/coverage-repository';
import { findPeople } from '../repositories/person-repository';
import { listQueries } from '../repositories/query-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { getRoundFrame } from './get-round-frame';

/** Everything the desk of a round shows the caller. */
export async function getDesk(roundId: string, context: UseCaseContext): Promise<DeskView> {
  const { tx, actor } = context;
  const { frame, facts } = await getRoundFrame(roundId, context);
  const { notes, createdById: _, ...version } = await getVersionContent(tx, facts.articleVersionId);
  const annotations = await annotationsToShow(facts, context);
  const marks = await listCoverageMarks(tx, roundId);
  const isOwnSetShown = showsOwnSet(facts, actor.userId);
  const people = await findPeople(
    tx,
    annotations.flatMap((annotation) => [annotation.reviewerId, annotation.updatedById]),
  );
  return {
    ...frame,
    version,
    annotations,
    coverageMarks: isOwnSetShown
      ? marks.filter(({ reviewerId }) => reviewerId === actor.userId)
      : marks,
    queries: await listQueries(tx, { roundId }),
    notes,
    people: [...people.values()],
  };
}

/** A reviewer of a blind round reads their own set until there is a decision on every passage. */
function showsOwnSet(round: Round, userId: string): boolean {
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length })) return false;
  return round.reviewerIds.includes(userId) && ['open', 'comparison'].includes(round.phase);
}

async function annotationsToShow(
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<AnnotationView[]> {
  const isSettled = round.phase === 'adjudicated' || round.phase === 'signed_off';
  const shape = { mode: round.mode, reviewerCount: round.reviewerIds.length };
  if (hasAdjudication(shape) && isSettled) {
    const decided = await listAnnotations(tx, { roundId: round.id, origin: 'adjudication' });
    return decided.filter(({ decision }) => decision !== 'rejected');
  }
  return listAnnotations(tx, {
    roundId: round.id,
    origin: 'reviewer',
    ...(showsOwnSet(round, actor.userId) && { reviewerId: actor.userId }),
  });
}
