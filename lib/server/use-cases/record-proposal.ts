import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';

import { findOpenFix } from '../repositories/fix-repository';
import type { Round } from '../repositories/round-repository';
import { ownerOf } from './annotation-state';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

/** The words that a reading has just come to suggest are a proposal, which the record names. */
export async function recordProposal(
  annotation: AnnotationView,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  if (annotation.suggestedFix === null) return;
  const fix = await findOpenFix(context.tx, annotation.id);
  if (fix === null) return;
  await recordInRound(round, context, {
    ownerId: ownerOf(annotation),
    type: 'fix.proposed',
    payload: { fixId: fix.id, annotationId: annotation.id, before: fix.before, after: fix.after },
  });
}
