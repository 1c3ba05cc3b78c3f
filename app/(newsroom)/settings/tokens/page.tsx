import type { Metadata } from 'next';

import { Tokens } from '@/components/settings/tokens';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';
import { listTokens } from '@/lib/server/queries/list-tokens';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'API tokens' };

export default async function TokensPage() {
  const { data, account } = await readPage('/settings/tokens', async (context) => ({
    ...(await getSettingsPage(context)),
    ...(await listTokens(context)),
    now: context.now.toISOString(),
  }));
  return (
    <SettingsFrame
      newsroomName={data.newsroom.name}
      account={account}
      section="tokens"
      isWelcome={false}
    >
      <Tokens tokens={data.tokens} now={data.now} />
    </SettingsFrame>
  );
}
