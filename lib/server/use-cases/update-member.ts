import 'server-only';

import type { MemberView } from '@/lib/contracts/newsroom';
import type { Role } from '@/lib/domain/access/access-request';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { recordEvent } from '../repositories/event-repository';
import {
  lockOpenInvitationsFor,
  revokeOpenInvitation,
} from '../repositories/invitation-repository';
import { countAdministrators, findMember, setRoles } from '../repositories/membership-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import type { UseCaseContext } from './context';

/**
 * Change what a member may do. Without any role the membership has ended: the
 * person's sessions and tokens are of no use here from the next request on.
 *
 * A newsroom always keeps an administrator. The row of the newsroom is locked
 * first, so that two administrators cannot end each other at the same moment.
 */
export async function updateMember(
  { userId, roles }: { userId: string; roles: readonly Role[] },
  { tx, actor, now }: UseCaseContext,
): Promise<MemberView> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  if (roles.length === 0) await revokeInvitations(userId, { tx, actor, now });
  await lockNewsroom(tx, newsroomId);
  const before = await findMember(tx, { newsroomId, userId });
  // Whoever has left comes back by an invitation, because they have to agree to it.
  if (before === null || before.roles.length === 0) throw notFound();

  const after = [...new Set(roles)];
  const isSame =
    after.length === before.roles.length && after.every((r) => before.roles.includes(r));
  if (isSame) return before;

  await setRoles(tx, { newsroomId, userId, roles: after });
  if ((await countAdministrators(tx, newsroomId)) === 0) {
    throw new AppError(
      'forbidden',
      'This is the newsroom’s only administrator. Make somebody else administrator first.',
    );
  }
  const event = { newsroomId, articleId: null, actor, now } as const;
  await (after.length === 0
    ? recordEvent(tx, { ...event, type: 'member.removed', payload: { userId } })
    : recordEvent(tx, {
        ...event,
        type: 'member.roles_changed',
        payload: { userId, before: before.roles, after },
      }));
  return { ...before, roles: after };
}

/**
 * A link that was sent earlier and not used would lead whoever has left straight back in.
 * Before the newsroom is locked: whoever accepts takes the two in this order.
 */
async function revokeInvitations(
  userId: string,
  { tx, actor, now }: UseCaseContext,
): Promise<void> {
  const { newsroomId } = actor;
  const member = await findMember(tx, { newsroomId, userId });
  if (member === null) return;
  for (const invitation of await lockOpenInvitationsFor(tx, member.email, now)) {
    if (invitation.newsroomId !== newsroomId) continue;
    await revokeOpenInvitation(tx, { id: invitation.id, newsroomId, now });
    await recordEvent(tx, {
      newsroomId,
      articleId: null,
      actor,
      now,
      type: 'invitation.revoked',
      payload: { invitationId: invitation.id },
    });
  }
}
