import 'server-only';

import { authorize, notFound } from '../authorize';
import { countUnread, setAllRead, setRead } from '../repositories/notification-repository';
import type { UseCaseContext } from './context';

/** One's own notification is read, or is to be looked at once more. */
export async function markNotification(
  { notificationId, read }: { notificationId: string; read: boolean },
  { tx, actor, now }: UseCaseContext,
): Promise<{ unread: number }> {
  authorize(actor, { action: 'notice:change', newsroom: actor });
  if (!(await setRead(tx, notificationId, read ? now : null))) throw notFound();
  return { unread: await countUnread(tx, actor.userId) };
}

/** All that was there when the list was read: what came since stays unread. */
export async function markAllNotifications(
  { upTo }: { upTo: string },
  { tx, actor, now }: UseCaseContext,
): Promise<{ unread: number }> {
  authorize(actor, { action: 'notice:change', newsroom: actor });
  await setAllRead(tx, { userId: actor.userId, upTo, readAt: now });
  return { unread: await countUnread(tx, actor.userId) };
}
