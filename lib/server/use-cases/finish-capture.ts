import 'server-only';

import type { CaptureHop } from '@/lib/domain/evidence/capture';
import { untilNextCheck } from '@/lib/domain/evidence/link-health';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';

import type { Tx } from '../db/client';
import { sha256 } from '../hash';
import {
  findCapture,
  setDone,
  setFailed,
  setRunning,
  type StoredPart,
} from '../repositories/capture-repository';
import { setBaseline } from '../repositories/evidence-repository';
import { recordEvent } from '../repositories/event-repository';
import { lockArticle } from '../repositories/round-repository';

/** What the worker does with a capture's row: nobody acts here but Obelus itself. */
export type SystemContext = { tx: Tx; now: Date };

export type CaptureToTake = NonNullable<Awaited<ReturnType<typeof findCapture>>>;

/** @returns null where it is not there, or has been taken already. */
export async function beginCapture(
  id: string,
  step: string,
  { tx, now }: SystemContext,
): Promise<CaptureToTake | null> {
  return (await setRunning(tx, id, step, now)) ? findCapture(tx, id) : null;
}

export async function stepCapture(
  id: string,
  step: string,
  { tx, now }: SystemContext,
): Promise<void> {
  await setRunning(tx, id, step, now);
}

export type TakenCapture = {
  finalUrl: string;
  status: number | null;
  mediaType: string;
  title: string;
  text: string;
  hops: readonly CaptureHop[];
  notes: readonly string[];
  parts: readonly StoredPart[];
};

export async function finishCapture(
  capture: CaptureToTake,
  { parts, ...taken }: TakenCapture,
  { tx, now }: SystemContext,
): Promise<void> {
  await lockArticle(tx, capture.articleId);
  const current = await findCapture(tx, capture.id);
  if (current === null || current.state === 'done' || current.state === 'failed') return;
  await setDone(tx, capture, taken, parts, now);
  const all = [...current.parts, ...parts];
  await recordOfCapture(
    capture,
    { tx, now },
    {
      type: 'capture.taken',
      payload: {
        ...idsOf(capture),
        parts: Object.fromEntries(all.map((part) => [part.kind, part.sha256])),
      },
    },
  );
  if (capture.kind === 'page') {
    await setBaseline(
      tx,
      {
        newsroomId: capture.newsroomId,
        url: capture.url,
        finalUrl: taken.finalUrl,
        baseline: taken.text === '' ? '' : sha256(taken.text),
      },
      {
        now,
        nextCheckAt: new Date(now.getTime() + untilNextCheck({ state: 'alive', failures: 0 })),
      },
    );
  }
}

export async function failCapture(
  capture: CaptureToTake,
  reason: string,
  { tx, now }: SystemContext,
): Promise<void> {
  await lockArticle(tx, capture.articleId);
  const current = await findCapture(tx, capture.id);
  if (current === null || current.state === 'done' || current.state === 'failed') return;
  await setFailed(tx, capture.id, reason, now);
  await recordOfCapture(
    capture,
    { tx, now },
    {
      type: 'capture.failed',
      payload: { ...idsOf(capture), reason },
    },
  );
}

function idsOf({ id, annotationId, citationId }: CaptureToTake) {
  return { captureId: id, annotationId, citationId };
}

/** As hidden as the claim it was taken for: in a blind round the event is its reviewer's. */
async function recordOfCapture(
  { newsroomId, articleId, roundId, reviewerId, annotationId }: CaptureToTake,
  { tx, now }: SystemContext,
  event: NewsroomEvent,
): Promise<void> {
  const annotation = await tx.annotation.findUnique({
    where: { id: annotationId },
    select: { origin: true },
  });
  const ownerId = annotation?.origin === 'adjudication' ? null : reviewerId;
  await recordEvent(tx, { newsroomId, articleId, roundId, ownerId, actor: null, now, ...event });
}
