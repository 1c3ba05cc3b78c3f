import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { TakeBackConfirmedBody, UnconfirmedPassagesView } from '@/lib/contracts/versions';

import { authorize, notFound } from '../authorize';
import { carriedViews } from '../queries/carried-views';
import { findAnnotations } from '../repositories/annotation-repository';
import {
  type CarriedPassageRow,
  listCarried,
  unconfirmMany,
} from '../repositories/carried-repository';
import { getStoredVersion } from '../repositories/version-repository';
import { carriedOf, decidingRequest, progressOf } from './carried-queue';
import { changeRound } from './change-round';
import { recordConfirmed } from './confirm-carried';
import type { UseCaseContext } from './context';

/**
 * Take back what was confirmed in one go, as one action: exactly those passages
 * that stand as they were confirmed wait again. What somebody has taken back,
 * changed or decided since is left as it is and named in the answer.
 */
export async function takeBackConfirmed(
  { roundId, passages }: { roundId: string } & TakeBackConfirmedBody,
  context: UseCaseContext,
): Promise<UnconfirmedPassagesView> {
  return changeRound(roundId, context, async (round) => {
    const { tx, actor } = context;
    const versions = new Map(passages.map((one) => [one.annotationId, one.version]));
    const before = new Map(
      (await listCarried(tx, carriedOf(round))).map((row) => [row.annotationId, row]),
    );
    const annotations = await findAnnotations(tx, [...versions.keys()]);
    for (const annotation of annotations) authorize(actor, decidingRequest(annotation, round));
    const known = new Map(annotations.map((annotation) => [annotation.id, annotation]));

    const taken: { row: CarriedPassageRow; annotation: AnnotationView }[] = [];
    const left: UnconfirmedPassagesView['left'] = [];
    for (const [annotationId, version] of versions) {
      const row = before.get(annotationId);
      const annotation = known.get(annotationId);
      if (row === undefined || annotation === undefined) throw notFound();
      if (row.outcome === null) left.push({ annotationId, because: 'taken_back' });
      else if (annotation.version !== version || !wasConfirmedInOneGo(row)) {
        left.push({ annotationId, because: 'changed' });
      } else taken.push({ row, annotation });
    }
    await unconfirmMany(
      tx,
      taken.map(({ row }) => row.id),
    );
    await recordConfirmed(
      'annotation.carry_undone',
      taken.map(({ annotation }) => annotation),
      round,
      context,
    );
    const ids = new Set(taken.map(({ row }) => row.annotationId));
    const rows = await listCarried(tx, carriedOf(round));
    const views = await carriedViews(
      rows.filter(({ annotationId }) => ids.has(annotationId)),
      { round, to: await getStoredVersion(tx, round.articleVersionId) },
      context,
    );
    return { passages: views, left, ...progressOf(rows) };
  });
}

/** A first answer that changed nothing of the annotation: there is only the queue to put it back to. */
function wasConfirmedInOneGo({ outcome, earlier }: CarriedPassageRow): boolean {
  const [first, ...more] = earlier;
  return (
    outcome === 'confirmed' &&
    first !== undefined &&
    more.length === 0 &&
    Object.keys(first.annotation).length === 0
  );
}
