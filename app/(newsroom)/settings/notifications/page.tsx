import type { Metadata } from 'next';

import { PreferencesForm } from '@/components/notifications/preferences-form';
import { env } from '@/lib/server/env';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';
import { getNotificationPreferences } from '@/lib/server/use-cases/notification-preferences';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Notifications' };

export default async function NotificationSettingsPage() {
  const { data, account } = await readPage('/settings/notifications', async (context) => ({
    ...(await getSettingsPage(context)),
    preferences: await getNotificationPreferences(context, env()),
  }));
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="notifications"
      isWelcome={false}
    >
      <PreferencesForm preferences={data.preferences} email={account.email} />
    </SettingsFrame>
  );
}
