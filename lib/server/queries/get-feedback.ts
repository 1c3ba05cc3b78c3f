import 'server-only';

import type { DepartureView, FeedbackItemView, FeedbackView } from '@/lib/contracts/decisions';
import type { FeedbackPageView, NoFeedback } from '@/lib/contracts/feedback-page';
import { denialOf } from '@/lib/domain/access/policy';
import { type Departure, feedbackFor } from '@/lib/domain/comparison/feedback';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { authorize, notFound } from '../authorize';
import { type DeskRows, readDesk } from '../repositories/desk-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { readingNamesOf } from '../reading-names';
import { frameOf } from './get-round-frame';
import { withShownNames } from './hidden-names';

/** Where the decisions on a round differ from one reviewer's reading: the caller's where nobody is named. */
export async function getFeedback(
  { roundId, reviewer }: { roundId: string; reviewer?: string | undefined },
  context: UseCaseContext,
): Promise<FeedbackView> {
  const { tx, actor } = context;
  const desk = await readDesk(tx, roundId, actor);
  if (!desk) throw notFound();
  const names = readingNamesOf(desk.facts, actor.userId);
  const reviewerId = reviewer === undefined ? actor.userId : names.behind(reviewer);
  if (reviewerId === null) throw notFound();
  authorize(actor, { action: 'feedback:read', round: desk.facts, reading: { reviewerId } });
  return feedbackOf(names.shown(reviewerId), withShownNames(desk, actor.userId));
}

function feedbackOf(reviewerId: string, { round, annotations, people }: DeskRows): FeedbackView {
  const readings = annotations.filter(({ origin }) => origin === 'reviewer');
  const decisions = annotations.flatMap((one) =>
    one.origin === 'adjudication' && one.decision !== null
      ? [{ ...one, decision: one.decision }]
      : [],
  );
  const deciders = new Set(decisions.map((decision) => decision.reviewerId));
  const items = feedbackFor(reviewerId, readings, decisions).map((item): FeedbackItemView => {
    if (item.kind === 'missed') return { ...item, markedBy: [...item.markedBy] };
    const outcomes = item.outcomes.map(({ decision, departures }) => ({
      decision,
      departures: departures.map(toDepartureView),
    }));
    return { ...item, outcomes };
  });
  return {
    round,
    reviewerId,
    items,
    people: [...people.values()].filter(({ userId }) => deciders.has(userId)),
  };
}

function toDepartureView(departure: Departure): DepartureView {
  switch (departure.kind) {
    case 'boundary':
      return { ...departure, parts: [...departure.parts] };
    case 'citations':
      return {
        kind: 'citations',
        added: [...departure.added],
        leftOut: [...departure.leftOut],
        reread: [...departure.reread],
      };
    default:
      return departure;
  }
}

/** The same with the text it is about, or why there is nothing to show. */
export async function getFeedbackPage(
  { roundId, reviewer }: { roundId: string; reviewer?: string | undefined },
  context: UseCaseContext,
): Promise<FeedbackPageView> {
  const { tx, actor } = context;
  const desk = await readDesk(tx, roundId, actor);
  if (!desk) throw notFound();
  const { facts } = desk;
  authorize(actor, { action: 'round:read', round: facts });
  const frame = frameOf(desk, actor);
  const { userId } = actor;
  const names = readingNamesOf(facts, userId);
  const readable = names.inOrder
    .map((one) => one.userId)
    .filter((id) => mayRead(facts, id, context));
  const asked = reviewer === undefined ? undefined : (names.behind(reviewer) ?? '');
  const chosen = asked ?? (facts.reviewerIds.includes(userId) ? userId : readable[0]);
  if (chosen === undefined || !readable.includes(chosen)) {
    return { ...frame, feedback: null, because: reasonFor(facts, chosen ?? userId, context) };
  }
  const { document, text, language } = desk.version;
  return {
    ...frame,
    feedback: feedbackOf(names.shown(chosen), withShownNames(desk, userId)),
    readable: readable.map(names.shown),
    version: { document, text, language },
    yourId: userId,
  };
}

function mayRead(round: Round, reviewerId: string, { actor }: UseCaseContext): boolean {
  return denialOf(actor, { action: 'feedback:read', round, reading: { reviewerId } }) === null;
}

function reasonFor(round: Round, reviewerId: string, { actor }: UseCaseContext): NoFeedback {
  if (round.mode === 'shared') return 'shared';
  if (!hasAdjudication({ mode: round.mode, reviewerCount: round.reviewerIds.length })) {
    return 'one_reviewer';
  }
  const isTheirs = denialOf(actor, { action: 'feedback:read', round, reading: { reviewerId } });
  return isTheirs === 'wrong_phase' || isTheirs === 'blind' ? 'not_decided' : 'not_yours';
}
