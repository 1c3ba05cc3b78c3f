import type { Metadata } from 'next';

import { AccountForm } from '@/components/settings/account-form';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Your account' };

export default async function AccountPage() {
  const { data, account } = await readPage('/settings/account', getSettingsPage);
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="account"
      isWelcome={false}
    >
      <AccountForm email={account.email} />
    </SettingsFrame>
  );
}
