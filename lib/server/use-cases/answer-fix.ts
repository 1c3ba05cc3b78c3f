import 'server-only';

import type { CounterFixBody, FixView } from '@/lib/contracts/talk';
import { answerProblem, type FixAnswer, STATE_AFTER } from '@/lib/domain/claims/suggested-fix';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { answererOf, fixFactsOf, toFixViews } from '../queries/fix-views';
import { answerFixRow, findFix, type FixRow, insertCounter } from '../repositories/fix-repository';
import type { Round } from '../repositories/round-repository';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** Agree to a suggested fix. It waits for the next version of the text. */
export async function acceptFix(
  { fixId }: { fixId: string },
  context: UseCaseContext,
): Promise<FixView> {
  return answer(fixId, { answer: 'accept' }, context);
}

/** Decline a suggested fix. The words stay as they are, and the reason with the proposal. */
export async function declineFix(
  { fixId, reason }: { fixId: string; reason: string },
  context: UseCaseContext,
): Promise<FixView> {
  return answer(fixId, { answer: 'decline', reason }, context);
}

/** Propose another wording. It takes the place of the proposal that it answers. */
export async function counterFix(
  { fixId, id, after, reason }: CounterFixBody & { fixId: string },
  context: UseCaseContext,
): Promise<FixView> {
  const existing = await findFix(context.tx, id);
  if (existing !== null) {
    // The very write was sent before.
    if (existing.countersId === fixId && existing.proposedById === context.actor.userId) {
      return changeRound(existing.roundId, context, (round) => viewOf(id, round, context));
    }
    throw new AppError('already_exists', 'A fix of this id exists. Make a new id and send again.');
  }
  return answer(fixId, { answer: 'counter', after, reason }, context, async (fix, round) => {
    const { tx, actor, now } = context;
    await insertCounter(tx, {
      id,
      counters: fix,
      after,
      proposedById: actor.userId,
      createdAt: now,
    });
    await recordInRound(round, context, {
      ownerId: ownerOfFix(fix),
      type: 'fix.countered',
      payload: {
        fixId: id,
        countersId: fix.id,
        proposedById: fix.proposedById,
        annotationId: fix.annotationId,
        before: fix.annotation.exact,
        after,
        reason,
      },
    });
    return id;
  });
}

async function answer(
  fixId: string,
  given: FixAnswer,
  context: UseCaseContext,
  counter?: (fix: FixRow, round: Round) => Promise<string>,
): Promise<FixView> {
  const { tx, actor, now } = context;
  const found = await findFix(tx, fixId);
  if (found === null) throw notFound();
  return changeRound(found.roundId, context, async (round) => {
    const fix = await findFix(tx, fixId);
    if (fix === null) throw notFound();
    authorize(actor, { action: 'fix:answer', round, fix: fixFactsOf(fix) });
    // Accepted by this person already: the answer is the same.
    if (
      given.answer === 'accept' &&
      fix.state === 'accepted' &&
      fix.answeredById === actor.userId
    ) {
      return viewOf(fix.id, round, context);
    }
    const problem = answerProblem(fix, given, answererOf(actor, fix));
    if (problem !== null) throw new AppError('invalid_input', problem);
    await answerFixRow(tx, fix.id, {
      state: STATE_AFTER[given.answer],
      answeredById: actor.userId,
      answeredAt: now,
      reason: 'reason' in given ? given.reason : '',
    });
    if (counter !== undefined) return viewOf(await counter(fix, round), round, context);
    const said = { fixId: fix.id, annotationId: fix.annotationId, proposedById: fix.proposedById };
    const ownerId = ownerOfFix(fix);
    if (given.answer === 'decline') {
      const payload = { ...said, reason: given.reason };
      await recordInRound(round, context, { ownerId, type: 'fix.declined', payload });
    } else {
      await recordInRound(round, context, { ownerId, type: 'fix.accepted', payload: said });
    }
    return viewOf(fix.id, round, context);
  });
}

function ownerOfFix({ annotation, reviewerId }: FixRow): string | null {
  return annotation.origin === 'adjudication' ? null : reviewerId;
}

async function viewOf(id: string, round: Round, context: UseCaseContext): Promise<FixView> {
  const row = await findFix(context.tx, id);
  const [view] = row === null ? [] : await toFixViews([row], round, context);
  if (view === undefined) throw notFound();
  return view;
}
