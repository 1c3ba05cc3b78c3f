import 'server-only';

import { toldOf } from '@/lib/domain/notifications/told';

import type { Tx } from '../db/client';
import { findEvent } from '../repositories/event-repository';
import type { NoticeRow } from '../repositories/notification-repository';
import { surroundingsOf } from './surroundings';

/**
 * Whether a person would still be told of this, now that a mail is about to leave: a
 * membership may have ended, a query been put to somebody else. What is due is looked
 * at right before it is written, so that of it only the membership is asked.
 */
export async function isStillTold(tx: Tx, notice: NoticeRow): Promise<boolean> {
  const { userId, newsroomId, kind, occasion } = notice;
  const member = await tx.membership.findUnique({
    where: { newsroomId_userId: { newsroomId, userId } },
    select: { user: { select: { disabledAt: true } } },
  });
  if (member === null || member.user.disabledAt !== null) return false;
  if (isDue(occasion)) return true;
  const [chainId = '', rev = ''] = occasion.split(':');
  const event = await findEvent(tx, { chainId, rev: Number(rev) });
  if (event === null) return false;
  const told = toldOf(event, await surroundingsOf(tx, event));
  return told.some((one) => one.userId === userId && one.kind === kind);
}

function isDue(occasion: string): boolean {
  return occasion.startsWith('soon:') || occasion.startsWith('overdue:');
}
