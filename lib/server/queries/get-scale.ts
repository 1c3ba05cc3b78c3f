import 'server-only';

import type { ScaleView } from '@/lib/contracts/round';

import { authorize } from '../authorize';
import { findCurrentScale } from '../repositories/scale-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The verdict scale that new rounds use. */
export async function getScale({ tx, actor }: UseCaseContext): Promise<ScaleView> {
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId: actor.newsroomId } });
  return findCurrentScale(tx);
}
