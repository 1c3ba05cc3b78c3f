import 'server-only';

import type { AnnotationView, CitationView } from '@/lib/contracts/annotation';
import type { CaptureListItem } from '@/lib/contracts/evidence';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import type { StoredBlob } from '../blobs/blob-store';
import { findAnnotation } from '../repositories/annotation-repository';
import {
  findListed,
  findPrevious,
  findUnderWay,
  insertCapture,
  type NewCapture,
} from '../repositories/capture-repository';
import { addJob } from '../repositories/job-repository';
import { lockRoundOf, type Round } from '../repositories/round-repository';
import { uuidv7 } from '../new-id';
import { ownerOf } from './annotation-state';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

type OnCitation = { annotationId: string; citationId: string };

/**
 * Have the cited page captured. The worker takes it once this has been committed; a
 * capture that is under way is answered with, not asked for twice. What was signed
 * stays signed: a capture says what is there and changes no claim, and a signature
 * covers the captures there were.
 */
export async function askCapture(
  input: OnCitation & { id: string },
  context: UseCaseContext,
): Promise<CaptureListItem> {
  const { round, annotation, citation } = await getCitation(input, context);
  const { tx } = context;
  if (citation.url === '') {
    throw new AppError(
      'invalid_input',
      'The citation has no web address. Give it one, or hand the file over.',
    );
  }
  const underWay = await findUnderWay(tx, citation.id);
  if (underWay !== null) return getListed(underWay, context);
  return addCapture(
    { id: input.id, kind: 'page', url: citation.url, mediaType: '', fileName: '' },
    { round, annotation, citation, blob: null },
    context,
  );
}

/** A file handed over as what is cited. Its bytes are stored already; the worker reads its words. */
export async function uploadEvidence(
  input: OnCitation & { blob: StoredBlob; mediaType: string; fileName: string },
  context: UseCaseContext,
): Promise<CaptureListItem> {
  const { blob, mediaType, fileName } = input;
  const found = await getCitation(input, context);
  return addCapture(
    { id: uuidv7(), kind: 'file', url: '', mediaType, fileName },
    { ...found, blob },
    context,
  );
}

/** Whoever may not add evidence is told so before a byte of a file is stored. */
export async function mayAddEvidence(input: OnCitation, context: UseCaseContext): Promise<void> {
  await getCitation(input, context);
}

type Found = { round: Round; annotation: AnnotationView; citation: CitationView };

async function getCitation(
  { annotationId, citationId }: OnCitation,
  { tx, actor }: UseCaseContext,
): Promise<Found> {
  const round = await lockRoundOf(tx, annotationId);
  const annotation = await findAnnotation(tx, annotationId);
  if (round === null || annotation === null) throw notFound();
  authorize(actor, { action: 'evidence:capture', round, annotation });
  const citation = annotation.citations.find(({ id }) => id === citationId);
  if (citation === undefined) throw notFound();
  return { round, annotation, citation };
}

async function addCapture(
  capture: Pick<NewCapture, 'id' | 'kind' | 'url' | 'mediaType' | 'fileName'>,
  { round, annotation, citation, blob }: Found & { blob: StoredBlob | null },
  context: UseCaseContext,
): Promise<CaptureListItem> {
  const { tx, actor, now } = context;
  const { articleId, newsroomId } = round;
  const place = { articleId, citationId: citation.id };
  const isNew = await insertCapture(
    tx,
    {
      ...capture,
      ...place,
      newsroomId,
      roundId: round.id,
      reviewerId: annotation.reviewerId,
      annotationId: annotation.id,
      previousId: await findPrevious(tx, { ...place, url: capture.url }),
      askedById: actor.userId,
      createdAt: now,
    },
    blob === null ? [] : [{ kind: 'file', ...blob, mediaType: capture.mediaType }],
  );
  if (!isNew) {
    const existing = await findListed(tx, capture.id);
    if (existing?.citationId === citation.id) return existing;
    throw new AppError(
      'already_exists',
      'A capture of this id exists. Make a new id and send it again.',
    );
  }
  await recordInRound(round, context, {
    ownerId: ownerOf(annotation),
    type: 'capture.asked',
    payload: {
      captureId: capture.id,
      annotationId: annotation.id,
      citationId: citation.id,
      url: capture.url,
    },
  });
  await addJob(tx, 'take_capture', { captureId: capture.id }, { key: `capture:${capture.id}` });
  return getListed(capture.id, context);
}

async function getListed(id: string, { tx }: UseCaseContext): Promise<CaptureListItem> {
  const capture = await findListed(tx, id);
  if (capture === null) throw notFound();
  return capture;
}
