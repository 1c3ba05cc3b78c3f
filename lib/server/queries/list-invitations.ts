import 'server-only';

import type { InvitationView } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { listInvitations as listInvitationRows } from '../repositories/invitation-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Invitations and what became of them, newest first. */
export async function listInvitations({
  tx,
  actor,
  now,
}: UseCaseContext): Promise<{ invitations: InvitationView[] }> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:administer', newsroom: { newsroomId } });
  return { invitations: await listInvitationRows(tx, newsroomId, now) };
}
