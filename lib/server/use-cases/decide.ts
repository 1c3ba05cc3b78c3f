import 'server-only';

import type { AnnotationView, CreateCitationBody, DecideBody } from '@/lib/contracts/annotation';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import type { Decision } from '@/lib/domain/claims/annotation';
import type { ClaimFindings } from '@/lib/domain/claims/claim';

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
import { anchorInRound, refuseUnknownVerdict, stateOf } from './annotation-state';
import { changeRound } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { settlePhase } from './settle-phase';

/** Settle reviewers' annotations: take one of them, merge them, write another, or reject them. */
export async function decide(
  input: { roundId: string; body: DecideBody },
  context: UseCaseContext,
): Promise<AnnotationView> {
  return changeRound(input.roundId, context, async (round) => {
    authorize(context.actor, { action: 'claim:adjudicate', round });
    const decision = await insertDecision(input.body, round, context);
    await settlePhase(round, context);
    return decision;
  });
}

/** The decision itself, for a caller who has locked the round and looks after its phase. */
export async function insertDecision(
  body: DecideBody,
  round: Round,
  context: UseCaseContext,
): Promise<AnnotationView> {
  const { tx, actor, now } = context;
  const settles = [...new Set(body.settles)];
  const settled = await getSettled(settles, round, context);
  const earlier = await findAnnotation(tx, body.id);
  if (earlier !== null && isRepeat(earlier, settles, round)) return earlier;
  if ((await listSettled(tx, settles)).length > 0) {
    throw new AppError(
      'already_exists',
      'One of these annotations is settled already. Withdraw that decision first.',
    );
  }

  const result = await resultOf(body, settled, round, context);
  refuseUnknownVerdict(result.findings.verdict, round);
  const annotation = await insertAnnotation(tx, {
    ...result.findings,
    id: body.id,
    newsroomId: round.newsroomId,
    articleId: round.articleId,
    roundId: round.id,
    reviewerId: actor.userId,
    actorId: actor.userId,
    now,
    target: result.target,
    citations: result.citations,
    adjudication: { decision: body.decision, cause: body.cause, reason: body.reason, settles },
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
      decision: body.decision,
      cause: body.cause,
      reason: body.reason,
      derivedFrom: settles,
      after: stateOf(annotation),
    },
  });
  return annotation;
}

function isRepeat(earlier: AnnotationView, settles: readonly string[], round: Round): boolean {
  return (
    earlier.roundId === round.id &&
    earlier.derivedFrom.length === settles.length &&
    earlier.derivedFrom.every((id) => settles.includes(id))
  );
}

async function getSettled(
  ids: readonly string[],
  round: Round,
  { tx }: UseCaseContext,
): Promise<AnnotationView[]> {
  const readings = await listAnnotations(tx, { roundId: round.id, origin: 'reviewer' });
  const settled = readings.filter(({ id }) => ids.includes(id));
  if (settled.length === ids.length) return settled;
  throw new AppError(
    'invalid_input',
    'One of the annotations to settle is not in this round, or was deleted. Load the comparison again.',
  );
}

type Decided = {
  target: TargetSelectors;
  findings: ClaimFindings;
  citations: readonly CreateCitationBody[];
};

async function resultOf(
  body: DecideBody,
  settled: readonly AnnotationView[],
  round: Round,
  context: UseCaseContext,
): Promise<Decided> {
  if (body.decision === 'merged' || body.decision === 'wrote') {
    return {
      target: await anchorInRound(body.target, round, context),
      findings: body.findings,
      citations: body.citations,
    };
  }
  const [first] = settled;
  const base = body.decision === 'took' ? settled.find(({ id }) => id === body.takes) : first;
  if (!base) {
    throw new AppError('invalid_input', 'The annotation to take is not one of those to settle.');
  }
  const text = await getVersionText(context.tx, round.articleVersionId);
  // A rejection covers all that was marked: there is nothing to check in any of it.
  const start =
    body.decision === 'took' ? base.start : Math.min(...settled.map((one) => one.start));
  const end = body.decision === 'took' ? base.end : Math.max(...settled.map((one) => one.end));
  return {
    target: describeTarget(text, start as CodePointOffset, end as CodePointOffset),
    findings: findingsOf(base, body.decision),
    citations: base.citations.map((citation) => ({ ...citation, id: uuidv7() })),
  };
}

function findingsOf(base: AnnotationView, decision: Decision): ClaimFindings {
  const {
    claimText,
    claimType,
    priority,
    attribution,
    verdict,
    confidence,
    rationale,
    suggestedFix,
  } = base;
  const isStillOpen = base.checkStatus === 'open' && verdict !== null;
  return {
    claimText,
    claimType,
    priority,
    attribution,
    // What the adjudicator took with a verdict has been looked at by more than one person.
    checkStatus: decision === 'rejected' ? 'cleared' : isStillOpen ? 'checked' : base.checkStatus,
    verdict,
    confidence,
    rationale,
    suggestedFix,
  };
}
