import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { PersonView } from '@/lib/contracts/common';
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
    .sort((a, b) => {
      if (a.start !== b.start) return a.start - b.start;
      if (a.end !== b.end) return a.end - b.end;
      return a.reviewerId < b.reviewerId ? -1 : 1;
    });
}

export function shownQuery(query: QueryView, names: ReadingNames): QueryView {
  return {
    ...query,
    askedBy: shownPerson(query.askedBy, names),
    messages: query.messages.map((message) => ({
      ...message,
      author: shownPerson(message.author, names),
    })),
  };
}

/** Somebody who wrote in a round: a reviewer whose name is hidden by their number. */
export function shownPerson(person: PersonView, { inOrder }: ReadingNames): PersonView {
  const reviewer = inOrder.find(({ userId }) => userId === person.userId);
  if (reviewer === undefined || reviewer.shownId === reviewer.userId) return person;
  return { userId: reviewer.shownId, name: numberName(reviewer.number) };
}

/** A carried passage, with who decided on it where that was its reviewer. */
export function shownPassage(passage: CarriedPassageView, names: ReadingNames): CarriedPassageView {
  const { annotation, outcomeBy } = passage;
  if (annotation.origin === 'adjudication') return passage;
  return {
    ...passage,
    annotation: shownAnnotation(annotation, names),
    outcomeBy: outcomeBy && shownPerson(outcomeBy, names),
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
