import 'server-only';

import type { CreatedToken, CreateTokenBody } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { newSecret } from '../auth/session-cookie';
import { sha256 } from '../hash';
import { recordEvent } from '../repositories/event-repository';
import { insertToken } from '../repositories/token-repository';
import type { UseCaseContext } from './context';

/** A key for a program. It acts as the person who made it, within its scopes, until it runs out. */
export async function createToken(
  { name, scopes, days }: CreateTokenBody,
  { tx, actor, now }: UseCaseContext,
): Promise<CreatedToken> {
  const { newsroomId, userId } = actor;
  authorize(actor, { action: 'token:create', newsroom: { newsroomId } });
  const secret = `obelus_${newSecret()}`;
  const token = await insertToken(tx, {
    newsroomId,
    userId,
    name,
    tokenHash: sha256(secret),
    scopes: [...new Set(scopes)],
    expiresAt: new Date(now.getTime() + days * 24 * 60 * 60 * 1000),
    now,
  });
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'token.created',
    payload: { tokenId: token.id, name, scopes: token.scopes, expiresAt: token.expiresAt },
  });
  return { ...token, token: secret };
}
