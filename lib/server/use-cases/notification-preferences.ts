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
  { SMTP_URL }: MailConfig,
): Promise<PreferencesView> {
  authorize(actor, { action: 'newsroom:read', newsroom: actor });
  const { newsroomId, userId } = actor;
  const { choices, digestHour, timeZone } = await findPreferences(tx, { newsroomId, userId });
  return { choices, digestHour, timeZone, sendsMail: SMTP_URL !== undefined };
}

export async function changeNotificationPreferences(
  body: PreferencesBody,
  context: UseCaseContext,
  config: MailConfig,
): Promise<PreferencesView> {
  const { tx, actor } = context;
  authorize(actor, { action: 'notice:change', newsroom: actor });
  const { newsroomId, userId } = actor;
  await savePreferences(tx, { newsroomId, userId }, body);
  return getNotificationPreferences(context, config);
}
