import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { ConfirmedPassagesView } from '@/lib/contracts/versions';
import { isSafeToConfirm } from '@/lib/domain/articles/carry-on';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { carriedViews } from '../queries/carried-views';
import { findAnnotations } from '../repositories/annotation-repository';
import { confirmMany, listCarried } from '../repositories/carried-repository';
import type { Round } from '../repositories/round-repository';
import { appendEvents } from '../repositories/taking-up-repository';
import { getStoredVersion } from '../repositories/version-repository';
import { ownerOf } from './annotation-state';
import { carriedOf, decidingRequest, progressOf, waitsForPerson } from './carried-queue';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';

/**
 * Confirm passages that only moved, in one go: all of them or none. Nothing else
 * is safe without being read.
 */
export async function confirmCarried(
  input: { roundId: string; annotationIds: readonly string[] },
  context: UseCaseContext,
): Promise<ConfirmedPassagesView> {
  return changeRound(input.roundId, context, async (round) => {
    const ids = new Set(input.annotationIds);
    await confirm(ids, round, context);
    const rows = await listCarried(context.tx, carriedOf(round));
    const to = await getStoredVersion(context.tx, round.articleVersionId);
    const passages = await carriedViews(
      rows.filter(({ annotationId }) => ids.has(annotationId)),
      { round, to },
      context,
    );
    return { passages, ...progressOf(rows) };
  });
}

async function confirm(
  ids: ReadonlySet<string>,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const { tx, actor, now } = context;
  const rows = (await listCarried(tx, carriedOf(round))).filter(({ annotationId }) =>
    ids.has(annotationId),
  );
  if (rows.length < ids.size) throw notFound();
  const annotations = await findAnnotations(tx, [...ids]);
  for (const annotation of annotations) authorize(actor, decidingRequest(annotation, round));
  const unsafe = rows.find((row) => !waitsForPerson(row) || !isSafeToConfirm(row));
  if (unsafe) {
    throw new AppError(
      'invalid_input',
      `“${unsafe.oldExact}” did not only move, or was dealt with already. Nothing was confirmed; look at it by itself.`,
    );
  }
  await confirmMany(
    tx,
    rows.map(({ id }) => id),
    { actorId: actor.userId, now },
  );
  await recordConfirmed('annotation.carry_decided', annotations, round, context);
}

/** One event for each passage. A confirmation in one go changes nothing of what is said of it. */
export async function recordConfirmed(
  type: 'annotation.carry_decided' | 'annotation.carry_undone',
  annotations: readonly AnnotationView[],
  round: Round,
  { tx, actor, now }: UseCaseContext,
): Promise<void> {
  const events = annotations.map((annotation) => {
    const { id, version, start, end, exact, isPlaced, checkStatus, verdict } = annotation;
    const state = { start, end, exact, isPlaced, checkStatus, verdict };
    return {
      ownerId: ownerOf(annotation),
      type,
      payload: {
        annotationId: id,
        version,
        versionId: round.articleVersionId,
        outcome: 'confirmed' as const,
        before: state,
        after: state,
      },
    };
  });
  if (events.length === 0) return;
  const place = { newsroomId: round.newsroomId, articleId: round.articleId, roundId: round.id };
  await appendEvents(tx, events, { ...place, actorId: actor.userId, now });
}
