import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';
import type { CarriedPassageView } from '@/lib/contracts/versions';
import type { JsonObject } from '@/lib/domain/shared/json';

import { namedAsShown, numberName, type ReadingNames, readingNamesOf } from '../reading-names';
import type { DeskRows } from '../repositories/desk-repository';
import type { Round } from '../repositories/round-repository';

/**
 * A round as it is shown while its readings are settled without names: what a
 * reviewer made goes under the reference of its number, in the order of the
 * numbers. Asking who may do what comes before, with the people as they are.
 */
export function withShownNames<Desk extends Partial<DeskRows> & { facts: Round }>(
  desk: Desk,
  viewerId: string,
): Desk {
  const names = readingNamesOf(desk.facts, viewerId);
  if (!names.areHidden) return { ...desk, facts: inShownOrder(desk.facts, names) };
  const { annotations, coverageMarks, queries, people } = desk;
  return {
    ...desk,
    facts: inShownOrder(desk.facts, names),
    ...(annotations && { annotations: annotations.map((one) => shownAnnotation(one, names)) }),
    ...(coverageMarks && { coverageMarks: shownMarks(coverageMarks, names) }),
    ...(queries && { queries: queries.map((query) => shownQuery(query, names)) }),
    ...(people && { people: namedAsShown(people, names) }),
  };
}

function inShownOrder(round: Round, { inOrder }: ReadingNames): Round {
  return { ...round, reviewerIds: inOrder.map(({ shownId }) => shownId) };
}

/** What was decided is the adjudicator's, who is known. */
export function shownAnnotation<
  Shown extends Pick<AnnotationView, 'origin' | 'reviewerId' | 'updatedById'>,
>(annotation: Shown, { shown }: ReadingNames): Shown {
  if (annotation.origin === 'adjudication') return annotation;
  const { reviewerId, updatedById } = annotation;
  return { ...annotation, reviewerId: shown(reviewerId), updatedById: shown(updatedById) };
}

/** In the order of the text alone: that of the people behind them would tell. */
export function shownMarks(
  marks: readonly CoverageMarkView[],
  { shown }: ReadingNames,
): CoverageMarkView[] {
  return marks
    .map((mark) => ({ ...mark, reviewerId: shown(mark.reviewerId) }))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.reviewerId < b.reviewerId ? -1 : 1));
}

export function shownQuery(query: QueryView, names: ReadingNames): QueryView {
  if (!names.areHidden) return query;
  const numbered = new Map(
    names.inOrder.map(({ userId, shownId, number }) => [
      userId,
      { userId: shownId, isHidden: userId !== shownId, number },
    ]),
  );
  const person = (one: QueryView['askedBy']): QueryView['askedBy'] => {
    const shownAs = numbered.get(one.userId);
    if (shownAs?.isHidden !== true) return one;
    return { userId: shownAs.userId, name: numberName(shownAs.number) };
  };
  return {
    ...query,
    askedBy: person(query.askedBy),
    messages: query.messages.map((message) => ({ ...message, author: person(message.author) })),
  };
}

/** A carried passage, with who decided on it where that was its reviewer. */
export function shownPassage(passage: CarriedPassageView, names: ReadingNames): CarriedPassageView {
  const { annotation, outcomeBy } = passage;
  const reviewer = names.inOrder.find(
    ({ userId, shownId }) => userId === outcomeBy?.userId && userId !== shownId,
  );
  const isTheirs = annotation.origin === 'reviewer' && reviewer !== undefined;
  return {
    ...passage,
    annotation: shownAnnotation(annotation, names),
    outcomeBy: isTheirs
      ? { userId: reviewer.shownId, name: numberName(reviewer.number) }
      : outcomeBy,
  };
}

type RecordedAct = {
  type: string;
  payload: JsonObject;
  ownerId: string | null;
  actorId: string | null;
};

/**
 * Who is named as having done what was recorded: of a reviewer's work, whoever is
 * shown for them. The last reading closes its round, so that is its reviewer's too.
 */
export function shownActor(
  { type, payload, ownerId, actorId }: RecordedAct,
  { shown }: ReadingNames,
): string | null {
  if (actorId === null) return null;
  const isLastReading = type === 'round.closed' && payload['by'] === 'last_submission';
  return ownerId !== null || isLastReading ? shown(actorId) : actorId;
}
