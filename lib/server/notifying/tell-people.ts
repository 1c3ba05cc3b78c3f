import 'server-only';

import type { EventFacts } from '@/lib/domain/events/event-chain';
import { type Told, toldOf } from '@/lib/domain/notifications/told';

import type { Tx } from '../db/client';
import { addJob } from '../repositories/job-repository';
import { findPreferences } from '../repositories/notice-preference-repository';
import { insertNotices, type NewNotice } from '../repositories/notification-repository';
import type { EventSurroundings } from './surroundings';

type TellingContext = { tx: Tx; now: Date; hasMail: boolean };

/** What an event is called as an occasion: nobody is told of it twice. */
export function occasionOf({ chainId, rev }: { chainId: string; rev: number }): string {
  return `${chainId}:${rev}`;
}

/** Write down for everybody whom an event concerns that it does, as they want to be told. */
export async function tellPeople(
  event: EventFacts,
  where: EventSurroundings,
  context: TellingContext,
): Promise<void> {
  const about = {
    newsroomId: event.newsroomId,
    occasion: occasionOf(event),
    articleId: event.articleId,
    roundId: where.round === null ? event.roundId : (where.roundRow?.id ?? null),
    annotationId: where.annotationId,
    actorId: event.actorId,
    occurredAt: new Date(event.occurredAt),
  };
  await writeNotices(toldOf(event, where), about, context);
}

type About = Omit<NewNotice, 'userId' | 'kind' | 'ownerId' | 'isListed' | 'mail' | 'createdAt'>;

export async function writeNotices(
  told: readonly Told[],
  about: About,
  { tx, now, hasMail }: TellingContext,
): Promise<void> {
  const notices: NewNotice[] = [];
  for (const { userId, kind, ownerId } of told) {
    const { newsroomId } = about;
    const { choices } = await findPreferences(tx, { newsroomId, userId });
    const { app, mail } = choices[kind];
    const way = hasMail && mail !== 'off' && (await takesMail(tx, userId)) ? mail : 'none';
    if (!app && way === 'none') continue;
    notices.push({ ...about, userId, kind, ownerId, isListed: app, mail: way, createdAt: now });
  }
  if (notices.length === 0) return;
  for (const { id, mail } of await insertNotices(tx, notices)) {
    if (mail === 'now')
      await addJob(tx, 'send_mail', { notificationId: id }, { key: `mail:${id}` });
  }
}

/** The addresses of sample accounts are nobody's. */
async function takesMail(tx: Tx, userId: string): Promise<boolean> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { isSample: true, disabledAt: true },
  });
  return user !== null && !user.isSample && user.disabledAt === null;
}
