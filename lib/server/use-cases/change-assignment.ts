import 'server-only';

import type { ChangeAssignmentBody, ChangeReviewersBody } from '@/lib/contracts/assignments';
import type { RoundView } from '@/lib/contracts/round';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import {
  addReviewers,
  isComplete,
  removeReviewers,
  setAssignment,
} from '../repositories/assignment-repository';
import { findRound, getRoundView, type Round } from '../repositories/round-repository';
import { refusePastDue, refuseStrangers } from './assignment-rules';
import { changeRound } from './change-round';
import { closeAsComplete } from './close-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** Change what an open round's reviewers were told: until when, and what to look at. */
export async function changeAssignment(
  { roundId, ...change }: ChangeAssignmentBody & { roundId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(roundId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'round:assign', round });
    const before = await viewOf(roundId, context);
    const after = { dueAt: before.dueAt, note: before.note };
    if (change.note !== undefined) after.note = change.note;
    if (change.dueAt !== undefined) {
      after.dueAt = change.dueAt === null ? null : new Date(change.dueAt).toISOString();
    }
    if (after.dueAt === before.dueAt && after.note === before.note) return before;
    if (after.dueAt !== before.dueAt) refusePastDue(after.dueAt, now);
    await setAssignment(tx, roundId, {
      dueAt: after.dueAt === null ? null : new Date(after.dueAt),
      note: after.note,
    });
    await recordInRound(round, context, {
      type: 'round.assignment_changed',
      payload: { before: { dueAt: before.dueAt, note: before.note }, after },
    });
    return viewOf(roundId, context);
  });
}

/**
 * Put people on an open round or take them off. What somebody marked before they
 * were taken off stays theirs: nothing is deleted, and put back they go on where
 * they were. Where everyone who is left has submitted, the round closes.
 */
export async function changeReviewers(
  input: ChangeReviewersBody & { roundId: string },
  context: UseCaseContext,
): Promise<RoundView> {
  return changeRound(input.roundId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'round:assign', round });
    const { added, removed } = changeOf(input, round);
    await refuseStrangers(tx, added);
    await removeReviewers(tx, round, removed, {
      reason: input.reason,
      removedById: actor.userId,
      removedAt: now,
    });
    await addReviewers(tx, round, added);
    await recordInRound(round, context, {
      type: 'round.reviewers_changed',
      payload: { added, removed, reason: input.reason },
    });
    if (await isComplete(tx, round.id)) {
      const changed = await findRound(tx, round.id);
      if (changed) await closeAsComplete(changed, context);
    }
    return viewOf(round.id, context);
  });
}

function changeOf({ add, remove }: ChangeReviewersBody, { reviewerIds }: Round) {
  const removed = [...new Set(remove)];
  const added = [...new Set(add)].filter((userId) => !reviewerIds.includes(userId));
  if (removed.some((userId) => !reviewerIds.includes(userId))) {
    throw new AppError(
      'invalid_input',
      'One of those to be taken off is no reviewer of this round. Load the page again.',
    );
  }
  if (added.length === 0 && removed.length === 0) {
    throw new AppError('invalid_input', 'They are reviewers of this round already.');
  }
  if (removed.length === reviewerIds.length && added.length === 0) {
    throw new AppError(
      'invalid_input',
      'A round has at least one reviewer. Name who takes over, or close the round.',
    );
  }
  return { added, removed };
}

async function viewOf(roundId: string, { tx, actor }: UseCaseContext): Promise<RoundView> {
  const view = await getRoundView(tx, roundId, actor);
  if (!view) throw notFound();
  return view;
}
