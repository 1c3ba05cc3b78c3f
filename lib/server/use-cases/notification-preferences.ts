import 'server-only';

import type { PreferencesBody, PreferencesView } from '@/lib/contracts/notifications';

import { authorize } from '../authorize';
import type { Env } from '../env';
import { findPreferences, savePreferences } from '../repositories/notice-preference-repository';
import type { UseCaseContext } from './context';

/** Whether mail is sent at all. */
type MailConfig = Pick<Env, 'SMTP_URL'>;

/** How the actor is told of what in this newsroom. */
export async function getNotificationPreferences(
  { tx, actor }: UseCaseContext,
  config: MailConfig,
): Promise<PreferencesView> {
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const { newsroomId, userId } = actor;
  return viewOf(tx, { newsroomId, userId }, config);
}

export async function changeNotificationPreferences(
  body: PreferencesBody,
  { tx, actor }: UseCaseContext,
  config: MailConfig,
): Promise<PreferencesView> {
  authorize(actor, { action: 'notice:change', newsroom: actor });
  const { newsroomId, userId } = actor;
  await savePreferences(tx, { newsroomId, userId }, body);
  return viewOf(tx, { newsroomId, userId }, config);
}

async function viewOf(
  tx: UseCaseContext['tx'],
  whose: { newsroomId: string; userId: string },
  { SMTP_URL }: MailConfig,
): Promise<PreferencesView> {
  const { choices, digestHour, timeZone } = await findPreferences(tx, whose);
  return { choices, digestHour, timeZone, sendsMail: SMTP_URL !== undefined };
}
