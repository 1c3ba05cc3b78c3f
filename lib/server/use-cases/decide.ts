import 'server-only';

import type { AnnotationView, DecideBody } from '@/lib/contracts/annotation';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { ArticleText } from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import { decide as decideInDomain, type DecisionInput } from '@/lib/domain/comparison/adjudication';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { uuidv7 } from '../new-id';
import {
  findAnnotation,
  insertAnnotation,
  listAnnotations,
  listSettled,
} from '../repositories/annotation-repository';
import { getVersionText, type Round } from '../repositories/round-repository';
import { anchorInRound, stateOf } from './annotation-state';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { recordProposal } from './record-proposal';
import { settlePhase } from './settle-phase';

/** Settle reviewers' annotations: take one of them, merge them, write another, or reject them. */
export async function decide(
  input: { roundId: string; body: DecideBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeRound(input.roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    const decision = await insertDecision(input.body, await readGround(round, context), context);
    await settlePhase(round, context);
    return decision;
  });
}

/** What a decision stands on. It does not change while the round is locked, so many decisions read it once. */
export type DecisionGround = {
  round: Round;
  text: ArticleText;
  /** What the reviewers marked, in reading order. */
  readings: readonly AnnotationView[];
};

export async function readGround(round: Round, { tx }: UseCaseContext): Promise<DecisionGround> {
  return {
    round,
    text: await getVersionText(tx, round.articleVersionId),
    readings: await listAnnotations(tx, { roundId: round.id, origin: 'reviewer' }),
  };
}

/** The decision itself, for a caller who has locked the round and looks after its phase. */
export async function insertDecision(
  body: DecideBody,
  { round, text, readings }: DecisionGround,
  context: UseCaseContext,
): Promise<AnnotationView> {
  const { tx, actor, now } = context;
  const settles = [...new Set(body.settles)];
  const earlier = await findAnnotation(tx, body.id);
  if (earlier !== null && isRepeat(earlier, settles, round)) return earlier;
  if ((await listSettled(tx, settles)).length > 0) {
    throw new AppError(
      'already_exists',
      'One of these annotations is settled already. Withdraw that decision first.',
    );
  }

  const given = 'target' in body ? await anchorInRound(body.target, round, context) : null;
  const decided = decideInDomain(inputOf({ ...body, settles }, given, actor.userId), {
    annotations: readings,
    scale: round.scale,
    newId: uuidv7,
  });
  if (decided.status === 'refused') {
    const [first] = decided.problems;
    throw new AppError('invalid_input', first.message, {
      issues: decided.problems.map(({ field, message }) => ({ path: field, message })),
    });
  }
  const { claim } = decided;
  const annotation = await insertAnnotation(tx, {
    ...claim,
    newsroomId: round.newsroomId,
    articleId: round.articleId,
    roundId: round.id,
    actorId: actor.userId,
    now,
    target: given ?? describeTarget(text, claim.start, claim.end),
    citations: 'citations' in body ? body.citations : [...claim.citations],
    adjudication: {
      decision: claim.decision,
      cause: claim.cause,
      reason: claim.reason,
      settles: claim.derivedFrom,
    },
  });
  if (!annotation) {
    throw new AppError(
      'already_exists',
      'A decision of this id exists. Make a new id and send it again.',
    );
  }
  await recordInRound(round, context, {
    type: 'claim.adjudicated',
    payload: {
      annotationId: annotation.id,
      decision: claim.decision,
      cause: claim.cause,
      reason: claim.reason,
      derivedFrom: claim.derivedFrom,
      after: stateOf(annotation),
    },
  });
  await recordProposal(annotation, round, context);
  return annotation;
}

function isRepeat(earlier: AnnotationView, settles: readonly string[], round: Round): boolean {
  return (
    earlier.roundId === round.id &&
    earlier.derivedFrom.length === settles.length &&
    earlier.derivedFrom.every((id) => settles.includes(id))
  );
}

function inputOf(
  body: DecideBody,
  target: TargetSelectors | null,
  adjudicatorId: string,
): DecisionInput {
  const { id, settles, cause, reason } = body;
  const common = { id, settles, cause, reason, adjudicatorId };
  switch (body.decision) {
    case 'took':
      return { ...common, decision: 'took', takes: body.takes };
    case 'rejected':
      return { ...common, decision: 'rejected' };
    case 'merged':
    case 'wrote': {
      if (target === null) throw new Error('A written decision has no target');
      const { start, end } = target.position;
      const { exact } = target.quote;
      const { findings, citations } = body;
      return {
        ...common,
        decision: body.decision,
        claim: { ...findings, citations, start, end, exact },
      };
    }
  }
}
