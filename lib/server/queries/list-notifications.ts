import 'server-only';

import type { NoticeList } from '@/lib/contracts/notifications';

import { authorize } from '../authorize';
import { sayNotices } from '../notifying/say';
import { countUnread, listNotices } from '../repositories/notification-repository';
import type { UseCaseContext } from '../use-cases/context';

/** What the actor is told, newest first. */
export async function listNotifications(
  {
    unread = false,
    before,
    limit,
  }: { unread?: boolean | undefined; before?: string | undefined; limit: number },
  { tx, actor }: UseCaseContext,
): Promise<NoticeList> {
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const { userId } = actor;
  const rows = await listNotices(tx, { userId, unread, before: before ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const said = await sayNotices(tx, page);
  return {
    notifications: said.map(({ id, kind, sentence, path, occurredAt, readAt }) => ({
      ...{ id, kind, sentence, path },
      occurredAt: occurredAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    unread: await countUnread(tx, userId),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
