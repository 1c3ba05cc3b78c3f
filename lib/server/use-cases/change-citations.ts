import 'server-only';

import type {
  AnnotationView,
  CitationView,
  CreateCitationBody,
  UpdateCitationBody,
} from '@/lib/contracts/annotation';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';

import { AppError } from '../app-error';
import { notFound } from '../authorize';
import { updateAnnotationRow } from '../repositories/annotation-repository';
import {
  deleteCitation,
  insertCitation,
  updateCitationRow,
} from '../repositories/citation-repository';
import { getForUpdate, ownerOf } from './annotation-state';
import { changeRoundOf, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { givenFields } from './given-fields';
import { recordInRound } from './record-in-round';

/**
 * Citations are part of the claim they stand under: a change to one is a change
 * of the annotation, is made on a version of it, and answers with all of it.
 */
type OnAnnotation = { annotationId: string; ifMatch: number };

export async function addCitation(
  input: OnAnnotation & { citation: CreateCitationBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeCitations(input, context, async (annotation, newsroomId) => {
    const { citation } = input;
    const added = await insertCitation(
      context.tx,
      citation,
      { ...annotation, newsroomId },
      context.now,
    );
    if (added === null) {
      throw new AppError(
        'already_exists',
        'A citation of this id exists. Make a new id and send it again.',
      );
    }
    return {
      citations: [...annotation.citations, added],
      event: { type: 'citation.added', payload: { annotationId: annotation.id, after: citation } },
    };
  });
}

export async function updateCitation(
  input: OnAnnotation & { citationId: string; change: UpdateCitationBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeCitations(input, context, async (annotation) => {
    const before = getCitation(annotation, input.citationId);
    const after = await updateCitationRow(context.tx, before.id, givenFields(input.change));
    return {
      citations: annotation.citations.map((one) => (one.id === before.id ? after : one)),
      event: { type: 'citation.updated', payload: { annotationId: annotation.id, before, after } },
    };
  });
}

export async function removeCitation(
  input: OnAnnotation & { citationId: string },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeCitations(input, context, async (annotation) => {
    const before = getCitation(annotation, input.citationId);
    await deleteCitation(context.tx, before.id);
    return {
      citations: annotation.citations.filter(({ id }) => id !== before.id),
      event: { type: 'citation.removed', payload: { annotationId: annotation.id, before } },
    };
  });
}

async function changeCitations(
  { annotationId, ifMatch }: OnAnnotation,
  context: UseCaseContext,
  change: (
    annotation: AnnotationView,
    newsroomId: string,
  ) => Promise<{ citations: CitationView[]; event: NewsroomEvent }>,
): Promise<AnnotationView> {
  return changeRoundOf(annotationId, context, async (round) => {
    const { tx, actor, now } = context;
    const annotation = await getForUpdate(annotationId, ifMatch, round, context);
    if (annotation.origin === 'reviewer') refuseSubmitted(round);
    const { citations, event } = await change(annotation, round.newsroomId);
    await recordInRound(round, context, { ownerId: ownerOf(annotation), ...event });
    const cited = { ...annotation, citations };
    return updateAnnotationRow(tx, cited, { change: {}, actorId: actor.userId, now });
  });
}

function getCitation(annotation: AnnotationView, citationId: string): CitationView {
  const citation = annotation.citations.find(({ id }) => id === citationId);
  if (!citation) throw notFound();
  return citation;
}
