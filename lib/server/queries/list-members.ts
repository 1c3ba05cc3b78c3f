import 'server-only';

import type { MemberView } from '@/lib/contracts/newsroom';

import { authorize } from '../authorize';
import { listMembers as listMemberRows } from '../repositories/membership-repository';
import type { UseCaseContext } from '../use-cases/context';

/** Members by name. */
export async function listMembers({
  tx,
  actor,
}: UseCaseContext): Promise<{ members: MemberView[] }> {
  const { newsroomId } = actor;
  authorize(actor, { action: 'newsroom:read', newsroom: { newsroomId } });
  return { members: await listMemberRows(tx, newsroomId) };
}
