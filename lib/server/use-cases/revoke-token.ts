import 'server-only';

import { authorize, notFound } from '../authorize';
import { recordEvent } from '../repositories/event-repository';
import { revokeTokenOf } from '../repositories/token-repository';
import type { UseCaseContext } from './context';

/** Holds from the token's next request on. A person revokes their own tokens and nobody else's. */
export async function revokeToken(
  { tokenId }: { tokenId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<undefined> {
  const { newsroomId, userId } = actor;
  authorize(actor, { action: 'token:create', newsroom: { newsroomId } });
  const wasLive = await revokeTokenOf(tx, { id: tokenId, newsroomId, userId, now });
  if (!wasLive) throw notFound();
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'token.revoked',
    payload: { tokenId },
  });
}
