import 'server-only';

import type { AnnotationView, CreateAnnotationBody } from '@/lib/contracts/annotation';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { findAnnotation, insertAnnotation } from '../repositories/annotation-repository';
import { anchorAhead, anchorInRound, refuseUnknownVerdict, stateOf } from './annotation-state';
import { changeRound, refuseSubmitted } from './change-round';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { recordProposal } from './record-proposal';

/** Mark a passage as a claim, in the reviewer's own name, in an open round. */
export async function createAnnotation(
  input: CreateAnnotationBody & { roundId: string },
  context: UseCaseContext,
): Promise<AnnotationView> {
  const ahead = await anchorAhead(input.target, input.roundId, context);
  return changeRound(input.roundId, context, async (round) => {
    const { tx, actor, now } = context;
    authorize(actor, { action: 'annotation:create', round });
    refuseSubmitted(round);
    refuseUnknownVerdict(input.verdict, round);
    const target = await anchorInRound(input.target, round, { ...context, ahead });

    const annotation = await insertAnnotation(tx, {
      id: input.id,
      newsroomId: round.newsroomId,
      articleId: round.articleId,
      roundId: round.id,
      reviewerId: actor.userId,
      actorId: actor.userId,
      now,
      target,
      claimText: input.claimText ?? claimTextOf(target.quote.exact),
      claimType: input.claimType ?? 'fact',
      priority: input.priority ?? 'medium',
      attribution: input.attribution ?? [],
      checkStatus: input.checkStatus ?? 'open',
      verdict: input.verdict ?? null,
      confidence: input.confidence ?? null,
      rationale: input.rationale ?? null,
      suggestedFix: input.suggestedFix ?? null,
      citations: input.citations,
    });
    if (!annotation) return answerRepeat(input, context);

    await recordInRound(round, context, {
      ownerId: actor.userId,
      type: 'annotation.created',
      payload: {
        annotationId: annotation.id,
        version: annotation.version,
        after: stateOf(annotation),
      },
    });
    for (const citation of annotation.citations) {
      await recordInRound(round, context, {
        ownerId: actor.userId,
        type: 'citation.added',
        payload: { annotationId: annotation.id, after: citation },
      });
    }
    await recordProposal(annotation, round, context);
    return annotation;
  });
}

/** The claim as it stands in the text, until the reviewer words it: one line, within the limit. */
function claimTextOf(exact: string): string {
  const line = exact.replace(/\s+/gu, ' ').trim();
  return line === '' ? exact : Array.from(line).slice(0, 1_000).join('');
}

/** The id was used before: by this very write, which is then answered again, or by another. */
async function answerRepeat(
  input: CreateAnnotationBody & { roundId: string },
  { tx, actor }: UseCaseContext,
): Promise<AnnotationView> {
  const existing = await findAnnotation(tx, input.id);
  if (existing?.roundId === input.roundId && existing.reviewerId === actor.userId) return existing;
  throw new AppError(
    'already_exists',
    'An annotation of this id exists. Make a new id and send it again.',
  );
}
