import type { Metadata } from 'next';

import { Webhooks } from '@/components/notifications/webhooks';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';
import { getWebhooks } from '@/lib/server/queries/list-webhooks';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function WebhooksPage() {
  const { data, account } = await readPage('/settings/webhooks', async (context) => {
    const page = await getSettingsPage(context);
    const { webhooks } = page.mayAdminister ? await getWebhooks(context) : { webhooks: [] };
    return { ...page, webhooks };
  });
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="webhooks"
      isWelcome={false}
    >
      <Webhooks webhooks={data.webhooks} mayAdminister={data.mayAdminister} />
    </SettingsFrame>
  );
}
