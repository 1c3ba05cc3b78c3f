import 'server-only';

import type { AnnotationHistory, AnnotationView } from '@/lib/contracts/annotation';
import type { CoverageMarkView, QueryView, RoundView } from '@/lib/contracts/round';
import { denialOf } from '@/lib/domain/access/policy';
import type { EventFacts } from '@/lib/domain/events/event-chain';
import type { EventType } from '@/lib/domain/events/event-types';
import type { JsonObject } from '@/lib/domain/shared/json';

import { authorize, notFound } from '../authorize';
import * as annotations from '../repositories/annotation-repository';
import { listCoverageMarks } from '../repositories/coverage-repository';
import { listAnnotationEvents } from '../repositories/event-repository';
import { namedAsShown, type ReadingNames, readingNamesOf } from '../reading-names';
import { actorNameOf, findPeople } from '../repositories/person-repository';
import * as queries from '../repositories/query-repository';
import { findRound, getRoundView, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { shownActor, shownAnnotation, shownMarks, shownQuery } from './hidden-names';

async function getReadableRound(roundId: string, { tx, actor }: UseCaseContext): Promise<Round> {
  const round = await findRound(tx, roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  return round;
}

export async function getRound(roundId: string, context: UseCaseContext): Promise<RoundView> {
  await getReadableRound(roundId, context);
  const view = await getRoundView(context.tx, roundId, context.actor);
  if (!view) throw notFound();
  return view;
}

/** Annotations that the caller may see, in reading order: reviewers' and decisions. */
export async function listAnnotations(
  roundId: string,
  context: UseCaseContext,
): Promise<{ annotations: AnnotationView[] }> {
  const round = await getReadableRound(roundId, context);
  const names = readingNamesOf(round, context.actor.userId);
  const all = await annotations.listAnnotations(context.tx, { roundId });
  return { annotations: all.map((one) => shownAnnotation(one, names)) };
}

export async function getAnnotation(
  annotationId: string,
  context: UseCaseContext,
): Promise<AnnotationView> {
  const { annotation, names } = await readAnnotation(annotationId, context);
  return shownAnnotation(annotation, names);
}

async function readAnnotation(
  annotationId: string,
  { tx, actor }: UseCaseContext,
): Promise<{ annotation: AnnotationView; names: ReadingNames }> {
  const annotation = await annotations.findAnnotation(tx, annotationId);
  const round = annotation && (await findRound(tx, annotation.roundId));
  if (!annotation || !round) throw notFound();
  authorize(actor, { action: 'annotation:read', round, annotation });
  return { annotation, names: readingNamesOf(round, actor.userId) };
}

/**
 * Who changed what, newest first. The number of an event in its chain is left
 * out: in a blind round the gaps would tell of the others.
 */
export async function getAnnotationHistory(
  annotationId: string,
  context: UseCaseContext,
): Promise<AnnotationHistory> {
  const { tx } = context;
  const { annotation, names } = await readAnnotation(annotationId, context);
  const { articleId } = annotation;
  const events = await listAnnotationEvents(tx, { articleId, annotationId });
  const people = namedAsShown(
    await findPeople(
      tx,
      events.map(({ actorId }) => actorId),
    ),
    names,
  );
  return {
    entries: events.map((event) => ({
      type: event.type,
      actorId: shownActor(event, names),
      actorName: actorNameOf(people, shownActor(event, names)),
      occurredAt: event.occurredAt,
      changes: changesOf(event),
    })),
  };
}

/** Events that hold the state of an annotation before and after. */
const CHANGES_FIELDS: ReadonlySet<string> = new Set<EventType>([
  'annotation.updated',
  'annotation.carried',
  'annotation.carry_decided',
  'annotation.carry_undone',
]);

function changesOf({ type, payload }: EventFacts): AnnotationHistory['entries'][number]['changes'] {
  const before = payload['before'] as JsonObject | undefined;
  const after = payload['after'] as JsonObject | undefined;
  if (type.startsWith('citation.')) {
    return [{ field: 'citation', before: before ?? null, after: after ?? null }];
  }
  if (!CHANGES_FIELDS.has(type)) return [];
  const fields = Object.keys(after ?? {}).filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after?.[field]),
  );
  return fields.map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: after?.[field] ?? null,
  }));
}

export async function listCoverage(
  roundId: string,
  context: UseCaseContext,
): Promise<{ marks: CoverageMarkView[] }> {
  const round = await getReadableRound(roundId, context);
  const names = readingNamesOf(round, context.actor.userId);
  return { marks: shownMarks(await listCoverageMarks(context.tx, roundId), names) };
}

/** Queries of a round that concern the caller, or that the desk may see. */
export async function listQueries(
  roundId: string,
  { tx, actor }: UseCaseContext,
): Promise<{ queries: QueryView[] }> {
  const round = await findRound(tx, roundId);
  if (!round || denialOf(actor, { action: 'article:read', newsroom: actor }) !== null) {
    throw notFound();
  }
  const all = await queries.listQueries(tx, { roundId });
  return {
    queries: all
      .filter(
        (query) =>
          denialOf(actor, {
            action: 'query:read',
            round,
            query: {
              askedById: query.askedBy.userId,
              addresseeIds: query.assignee === null ? [] : [query.assignee.userId],
            },
          }) === null,
      )
      .map((query) => shownQuery(query, readingNamesOf(round, actor.userId))),
  };
}
