import 'server-only';

import type { CreatedInvitation, CreateInvitationBody } from '@/lib/contracts/newsroom';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { newSecret } from '../auth/session-cookie';
import { sha256 } from '../hash';
import { recordEvent } from '../repositories/event-repository';
import { insertInvitation } from '../repositories/invitation-repository';
import { listMembers } from '../repositories/membership-repository';
import type { UseCaseContext } from './context';

const VALID_DAYS = 7;

/**
 * A link for one person, for one use. `baseUrl` is the configured address of the
 * application and never what a request called it.
 */
export async function createInvitation(
  { email, roles, baseUrl }: CreateInvitationBody & { baseUrl: string },
  { tx, actor, now }: UseCaseContext,
): Promise<CreatedInvitation> {
  const { newsroomId, userId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  const members = await listMembers(tx, newsroomId);
  if (members.some((member) => member.email === email)) {
    throw new AppError(
      'already_exists',
      `${email} is a member already. Change their roles in the list of people.`,
    );
  }
  const token = newSecret();
  const invitation = await insertInvitation(tx, {
    newsroomId,
    tokenHash: sha256(token),
    email,
    roles: [...new Set(roles)],
    invitedById: userId,
    expiresAt: new Date(now.getTime() + VALID_DAYS * 24 * 60 * 60 * 1000),
    now,
  });
  await recordEvent(tx, {
    newsroomId,
    articleId: null,
    actor,
    now,
    type: 'member.invited',
    payload: { invitationId: invitation.id, roles: invitation.roles },
  });
  return { ...invitation, url: new URL(`/invitations/${token}`, baseUrl).href };
}
