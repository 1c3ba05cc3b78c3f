import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import { anchorTarget } from '@/lib/domain/anchoring/anchor-target';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';
import { findVerdict } from '@/lib/domain/claims/verdict-scale';
import type { AnnotationState } from '@/lib/domain/events/event-types';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { findAnnotation } from '../repositories/annotation-repository';
import { findVersionOfRound, getVersionText, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from './context';

/** What an annotation's history keeps of it. */
export function stateOf(annotation: AnnotationView): AnnotationState {
  return {
    start: annotation.start,
    end: annotation.end,
    exact: annotation.exact,
    claimText: annotation.claimText,
    claimType: annotation.claimType,
    priority: annotation.priority,
    attribution: annotation.attribution,
    checkStatus: annotation.checkStatus,
    verdict: annotation.verdict,
    confidence: annotation.confidence,
    rationale: annotation.rationale,
    suggestedFix: annotation.suggestedFix,
  };
}

/** The fields that differ, on both sides. */
export function changesBetween(
  before: AnnotationState,
  after: AnnotationState,
): { before: Partial<AnnotationState>; after: Partial<AnnotationState> } {
  const fields = Object.keys(after) as (keyof AnnotationState)[];
  const changed = fields.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const pick = (state: AnnotationState): Partial<AnnotationState> =>
    Object.fromEntries(changed.map((field) => [field, state[field]]));
  return { before: pick(before), after: pick(after) };
}

type AnchoredAhead = { versionId: string; anchor: ReturnType<typeof anchorTarget> };

/**
 * Where the target is in the version that the round is of now, before its article is held still:
 * a version stays as it is, so this counts as long as the round is of the same one.
 */
export async function anchorAhead(
  target: TargetSelectors,
  roundId: string,
  { tx }: UseCaseContext,
): Promise<AnchoredAhead | null> {
  const version = await findVersionOfRound(tx, roundId);
  return version && { versionId: version.id, anchor: anchorTarget(version.text, target) };
}

/**
 * Find the target in the round's own version. The browser may hold an older
 * version of the article: trust the text here, not there.
 *
 * @throws AppError where the words are not there, or stand in several places.
 */
export async function anchorInRound(
  target: TargetSelectors,
  round: Round,
  { tx, ahead = null }: Pick<UseCaseContext, 'tx'> & { ahead?: AnchoredAhead | null },
): Promise<TargetSelectors> {
  const { anchor } =
    ahead?.versionId === round.articleVersionId
      ? ahead
      : { anchor: anchorTarget(await getVersionText(tx, round.articleVersionId), target) };
  if (anchor.status === 'anchored') return { quote: target.quote, position: anchor.position };
  throw new AppError(
    'target_not_found',
    anchor.status === 'ambiguous'
      ? 'These words stand in several places of the text. Select them again with more of their surroundings.'
      : 'These words are not in this version of the article. Load it again and select them anew.',
  );
}

/** @throws AppError for a verdict that the round's scale does not have. */
export function refuseUnknownVerdict(verdict: string | null | undefined, { scale }: Round): void {
  if (verdict === null || verdict === undefined || findVerdict(scale, verdict) !== null) return;
  const known = scale.verdicts.map(({ id }) => id).join(', ');
  throw new AppError(
    'invalid_input',
    `“${verdict}” is no verdict of this round’s scale. It has: ${known}.`,
  );
}

/**
 * The annotation a write is about, when the actor may change it and has seen it
 * as it is now.
 *
 * @throws AppError with the annotation as it is now, where the actor saw an older version.
 */
export async function getForUpdate(
  annotationId: string,
  expectedVersion: number,
  round: Round,
  { tx, actor }: UseCaseContext,
  action: 'annotation:update' | 'annotation:delete' = 'annotation:update',
): Promise<AnnotationView> {
  const annotation = await findAnnotation(tx, annotationId);
  if (!annotation) throw notFound();
  authorizeChange(annotation, round, { actor }, action);
  if (annotation.version !== expectedVersion) {
    throw new AppError(
      'stale_version',
      'Someone changed this claim since you read it. Look at both and write again.',
      { current: annotation },
    );
  }
  return annotation;
}

/** A decision is the adjudicator's to change; a reading its reviewer's, in a shared round each reviewer's. */
export function authorizeChange(
  annotation: Pick<AnnotationView, 'origin' | 'reviewerId'>,
  round: Round,
  { actor }: Pick<UseCaseContext, 'actor'>,
  action: 'annotation:update' | 'annotation:delete',
): void {
  if (annotation.origin === 'adjudication') authorize(actor, { action: 'claim:adjudicate', round });
  else authorize(actor, { action, round, annotation });
}

/** Whose work an event about this annotation is. A decision is nobody's own. */
export function ownerOf(annotation: Pick<AnnotationView, 'origin' | 'reviewerId'>): string | null {
  return annotation.origin === 'adjudication' ? null : annotation.reviewerId;
}
