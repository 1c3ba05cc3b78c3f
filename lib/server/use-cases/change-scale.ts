import 'server-only';

import type { ScaleBody, ScaleView } from '@/lib/contracts/round';
import { scaleProblem } from '@/lib/domain/claims/verdict-scale';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { uuidv7 } from '../new-id';
import { recordEvent } from '../repositories/event-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import { findCurrentScale, insertScale } from '../repositories/scale-repository';
import type { UseCaseContext } from './context';

/**
 * Make the next version of the scale. Rounds that have begun keep the version
 * they began with, and so does whatever was signed in them.
 */
export async function changeScale(
  scale: ScaleBody,
  { tx, actor, now }: UseCaseContext,
): Promise<ScaleView> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  const problem = scaleProblem(scale);
  if (problem !== null) throw new AppError('invalid_input', problem);

  await lockNewsroom(tx, newsroomId);
  const current = await findCurrentScale(tx);
  if (isSame(scale, current)) return current;

  const id = uuidv7();
  const version = current.version + 1;
  await insertScale(tx, { ...scale, id, newsroomId, version, createdAt: now });
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'scale.changed',
    payload: { scaleId: id, name: scale.name, version },
  });
  return findCurrentScale(tx);
}

function isSame(scale: ScaleBody, current: ScaleView): boolean {
  return (
    scale.name === current.name &&
    scale.verdicts.length === current.verdicts.length &&
    scale.verdicts.every((verdict, index) => {
      const other = current.verdicts[index];
      return (
        other !== undefined &&
        verdict.id === other.id &&
        verdict.label === other.label &&
        verdict.definition === other.definition &&
        verdict.shape === other.shape &&
        verdict.line === other.line &&
        verdict.ink === other.ink &&
        verdict.rating === other.rating &&
        verdict.alternateName === other.alternateName &&
        verdict.retired === other.retired
      );
    })
  );
}
