import 'server-only';

import { NOTICE_KINDS, NOTICE_WORDS } from '@/lib/domain/notifications/kinds';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { findPreferences, savePreferences } from '../repositories/notice-preference-repository';
import { readUnsubscribeToken, type Unsubscription } from './unsubscribe-token';

/** What a link of a mail stops, in words; null where the link is not this installation’s. */
export function unsubscribeWords(token: string, secret: string): string | null {
  const asked = readUnsubscribeToken(token, secret);
  if (asked === null) return null;
  return asked.kind === 'digest' ? 'the daily digest' : `“${NOTICE_WORDS[asked.kind].label}”`;
}

/** Stop the mails that a link names. Twice is as once; in the application nothing changes. */
export async function unsubscribe(token: string, secret: string, db: Db): Promise<boolean> {
  const asked = readUnsubscribeToken(token, secret);
  if (asked === null) return false;
  await asSystem(db, 'worker', async (tx) => {
    const { userId, newsroomId } = asked;
    const member = await tx.membership.findUnique({
      where: { newsroomId_userId: { newsroomId, userId } },
      select: { userId: true },
    });
    if (member === null) return;
    const preferences = await findPreferences(tx, { newsroomId, userId });
    const choices = { ...preferences.choices };
    for (const kind of NOTICE_KINDS) {
      if (stops(asked, kind, choices[kind].mail)) choices[kind] = { ...choices[kind], mail: 'off' };
    }
    await savePreferences(tx, { newsroomId, userId }, { ...preferences, choices });
    // What waits already goes nowhere either.
    await tx.notification.updateMany({
      where: {
        userId,
        newsroomId,
        mailedAt: null,
        ...(asked.kind === 'digest' ? { mail: 'digest' } : { kind: asked.kind }),
      },
      data: { mail: 'none' },
    });
  });
  return true;
}

function stops(asked: Unsubscription, kind: string, way: string): boolean {
  return asked.kind === 'digest' ? way === 'digest' : asked.kind === kind;
}
