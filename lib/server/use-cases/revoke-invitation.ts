import 'server-only';

import { authorize, notFound } from '../authorize';
import { recordEvent } from '../repositories/event-repository';
import { revokeOpenInvitation } from '../repositories/invitation-repository';
import type { UseCaseContext } from './context';

/** From now on the link is of no use. One that has been used stays as it was. */
export async function revokeInvitation(
  { invitationId }: { invitationId: string },
  { tx, actor, now }: UseCaseContext,
): Promise<undefined> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  const wasOpen = await revokeOpenInvitation(tx, { id: invitationId, newsroomId, now });
  if (!wasOpen) throw notFound();
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'invitation.revoked',
    payload: { invitationId },
  });
}
