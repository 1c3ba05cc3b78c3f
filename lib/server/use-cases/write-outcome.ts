import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DecidedPassageView } from '@/lib/contracts/versions';
import type { CarriedOutcome } from '@/lib/domain/articles/carry-on';
import type { CarriedState } from '@/lib/domain/events/event-types';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { carriedViews } from '../queries/carried-views';
import { findAnnotation } from '../repositories/annotation-repository';
import {
  type CarriedPassageRow,
  countQueue,
  findCarried,
  getPlacedState,
  type PlacedState,
  setOutcome,
  setPlacedState,
} from '../repositories/carried-repository';
import type { Round } from '../repositories/round-repository';
import { getStoredVersion } from '../repositories/version-repository';
import { ownerOf } from './annotation-state';
import { carriedOf, decidingRequest, progressOfCounts } from './carried-queue';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { settlePhase } from './settle-phase';

export type Carried = { row: CarriedPassageRow; annotation: AnnotationView };

/**
 * A passage of the round's version that the actor may decide on, as they have
 * seen it.
 *
 * @throws AppError with the annotation as it is now, where it changed since.
 */
export async function getCarried(
  { annotationId, ifMatch }: { annotationId: string; ifMatch: number },
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<Carried> {
  const annotation = await findAnnotation(tx, annotationId);
  if (!annotation) throw notFound();
  authorize(actor, decidingRequest(annotation, round));
  const row = await findCarried(tx, { annotationId, toVersionId: round.articleVersionId });
  if (!row) {
    throw new AppError(
      'invalid_input',
      'This passage was marked in the newest version. There is nothing to review.',
    );
  }
  if (row.settledById !== null) {
    throw new AppError(
      'round_closed',
      'A decision settles this reading, and it stays as it was submitted. Review the decision.',
    );
  }
  if (annotation.version !== ifMatch) {
    throw new AppError(
      'stale_version',
      'Someone changed this claim since you read it. Look at both and decide again.',
      { current: annotation },
    );
  }
  return { row, annotation };
}

/** Write an outcome, what it changes of the annotation, and what undo will put back. */
export async function writeOutcome(
  carried: Carried,
  { outcome, change }: { outcome: CarriedOutcome; change: Partial<PlacedState> },
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const { row } = carried;
  const before = await getPlacedState(context.tx, row.annotationId);
  const after = { ...before, ...change };
  await write(carried, { before, after, event: 'annotation.carry_decided', outcome }, round, {
    ...context,
    row: {
      outcome,
      outcomeById: context.actor.userId,
      outcomeAt: context.now,
      earlier: [
        ...row.earlier,
        {
          annotation: differing(before, after),
          outcome: row.outcome,
          outcomeById: row.outcomeById,
          outcomeAt: row.outcomeAt?.toISOString() ?? null,
        },
      ],
    },
  });
}

/** Take the last outcome back: the annotation is as it was before it, where the outcome had changed it. */
export async function takeBack(
  carried: Carried,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const { row } = carried;
  const last = row.earlier.at(-1);
  if (last === undefined || row.outcome === null) {
    throw new AppError('invalid_input', 'Nothing was said of this passage yet.');
  }
  const before = await getPlacedState(context.tx, row.annotationId);
  const after = { ...before, ...last.annotation };
  const { outcome } = row;
  await write(carried, { before, after, event: 'annotation.carry_undone', outcome }, round, {
    ...context,
    row: {
      outcome: last.outcome,
      outcomeById: last.outcomeById,
      outcomeAt: last.outcomeAt === null ? null : new Date(last.outcomeAt),
      earlier: row.earlier.slice(0, -1),
    },
  });
}

type OutcomeColumns = Pick<CarriedPassageRow, 'outcome' | 'outcomeById' | 'outcomeAt' | 'earlier'>;

async function write(
  { row, annotation }: Carried,
  {
    before,
    after,
    event,
    outcome,
  }: {
    before: PlacedState;
    after: PlacedState;
    event: 'annotation.carry_decided' | 'annotation.carry_undone';
    outcome: CarriedOutcome;
  },
  round: Round,
  { row: columns, ...context }: UseCaseContext & { row: OutcomeColumns },
): Promise<void> {
  const { tx, actor, now } = context;
  const { version } = await setPlacedState(tx, annotation.id, after, {
    actorId: actor.userId,
    now,
  });
  const { start, end, exact } = after;
  await setOutcome(tx, row.id, {
    ...columns,
    place: after.isPlaced ? { start, end, exact } : null,
  });
  await recordInRound(round, context, {
    ownerId: ownerOf(annotation),
    type: event,
    payload: {
      annotationId: annotation.id,
      version,
      versionId: row.toVersionId,
      outcome,
      before: carriedState(before),
      after: carriedState(after),
    },
  });
}

function carriedState({
  start,
  end,
  exact,
  isPlaced,
  checkStatus,
  verdict,
}: PlacedState): CarriedState {
  return { start, end, exact, isPlaced, checkStatus, verdict };
}

/** Of `before`, the fields that `after` has otherwise. */
function differing(before: PlacedState, after: PlacedState): Partial<PlacedState> {
  const fields = Object.keys(before) as (keyof PlacedState)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, before[field]]),
  );
}

/** A retired reading is settled, and one that comes back is not: the round's phase follows. */
export async function settle(round: Round, context: UseCaseContext): Promise<void> {
  const isCompared =
    hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length }) &&
    (round.phase === 'comparison' || round.phase === 'adjudicated');
  if (isCompared) await settlePhase(round, context);
}

/** One passage as it is now, and how far the queue has come. */
export async function decidedPassage(
  annotationId: string,
  round: Round,
  context: UseCaseContext,
): Promise<DecidedPassageView> {
  const { tx } = context;
  const queue = carriedOf(round);
  const row = await findCarried(tx, { annotationId, toVersionId: queue.toVersionId });
  if (row === null) throw notFound();
  const to = await getStoredVersion(tx, round.articleVersionId);
  const [passage] = await carriedViews([row], { round, to }, context);
  if (!passage) throw notFound();
  return { passage, ...progressOfCounts(await countQueue(tx, queue)) };
}
