import 'server-only';

import type { DeskChanges } from '@/lib/contracts/desk-changes';

import { authorize, notFound } from '../authorize';
import { readDeskChanges } from '../repositories/desk-changes-repository';
import type { UseCaseContext } from '../use-cases/context';
import { withShownNames } from './hidden-names';
import { annotationsToShow, marksToShow } from './get-desk';

/**
 * What the desk shows now of these annotations, or of all of them, with its queries
 * and marks. For a desk that is open and has heard of a change: it has the text.
 */
export async function getDeskChanges(
  { roundId, annotationIds }: { roundId: string; annotationIds: readonly string[] | null },
  { tx, actor }: UseCaseContext,
): Promise<DeskChanges> {
  const read = await readDeskChanges(tx, { roundId, annotationIds });
  if (read === null) throw notFound();
  authorize(actor, { action: 'round:read', round: read.facts });
  const { facts, people, ...desk } = withShownNames(read, actor.userId);
  const annotations = annotationsToShow(facts, desk.annotations, actor.userId);
  const shown = new Set(annotations.map(({ id }) => id));
  const named = new Set(
    annotations.flatMap(({ reviewerId, updatedById }) => [reviewerId, updatedById]),
  );
  return {
    phase: facts.phase,
    articleVersionId: facts.articleVersionId,
    annotations: [...annotations],
    gone: (annotationIds ?? []).filter((id) => !shown.has(id)),
    queries: [...desk.queries],
    coverageMarks: [...marksToShow(facts, desk.coverageMarks, actor.userId)],
    people: [...people.values()].filter(({ userId }) => named.has(userId)),
  };
}
