import 'server-only';

import type { TokenView } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { listTokensOf } from '../repositories/token-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The caller's own tokens, newest first. */
export async function listTokens({ tx, actor }: UseCaseContext): Promise<{ tokens: TokenView[] }> {
  const { newsroomId, userId } = actor;
  authorize(actor, { action: 'token:create', newsroom: { newsroomId } });
  return { tokens: await listTokensOf(tx, { newsroomId, userId }) };
}
