import 'server-only';

import type { RoundRules } from '@/lib/contracts/round-rules';

import { authorize } from '../authorize';
import { getRoundRules as readRoundRules } from '../repositories/round-rules-repository';
import type { UseCaseContext } from '../use-cases/context';

export async function getRoundRules({ tx, actor }: UseCaseContext): Promise<RoundRules> {
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  return readRoundRules(tx, actor.newsroomId);
}
