import 'server-only';

import type { NoticeChoices } from '@/lib/domain/notifications/preferences';
import { choicesOf, chosenOf } from '@/lib/domain/notifications/preferences';

import type { Tx } from '../db/client';

export type NoticePreferences = {
  choices: NoticeChoices;
  digestHour: number;
  timeZone: string;
  /** The day of the last digest. */
  digestedOn: string | null;
};

type Whose = { newsroomId: string; userId: string };

export async function findPreferences(tx: Tx, whose: Whose): Promise<NoticePreferences> {
  const row = await tx.noticePreference.findUnique({ where: { newsroomId_userId: whose } });
  return {
    choices: choicesOf(row?.kinds),
    digestHour: row?.digestHour ?? 8,
    timeZone: row?.timeZone ?? 'UTC',
    digestedOn: row?.digestedOn?.toISOString().slice(0, 10) ?? null,
  };
}

export async function savePreferences(
  tx: Tx,
  whose: Whose,
  { choices, digestHour, timeZone }: Omit<NoticePreferences, 'digestedOn'>,
): Promise<void> {
  const data = { kinds: chosenOf(choices), digestHour, timeZone };
  await tx.noticePreference.upsert({
    where: { newsroomId_userId: whose },
    create: { ...whose, ...data },
    update: data,
  });
}

export async function setDigested(tx: Tx, whose: Whose, day: string): Promise<void> {
  const digestedOn = new Date(`${day}T00:00:00Z`);
  await tx.noticePreference.upsert({
    where: { newsroomId_userId: whose },
    create: { ...whose, digestedOn },
    update: { digestedOn },
  });
}
