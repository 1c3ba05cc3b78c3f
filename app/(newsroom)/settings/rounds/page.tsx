import type { Metadata } from 'next';

import { RoundRulesForm } from '@/components/settings/round-rules-form';
import { activeVerdicts } from '@/lib/domain/claims/verdict-scale';
import { listStories } from '@/lib/server/queries/articles';
import { getRoundRules } from '@/lib/server/queries/get-round-rules';
import { getScale } from '@/lib/server/queries/get-scale';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Rounds' };

export default async function RoundsPage() {
  const { data, account } = await readPage('/settings/rounds', async (context) => ({
    ...(await getSettingsPage(context)),
    rules: await getRoundRules(context),
    scale: await getScale(context),
    stories: (await listStories(context)).stories,
  }));
  const { newsroom, mayAdminister, rules, scale, stories } = data;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="rounds"
      isWelcome={false}
    >
      <RoundRulesForm
        key={JSON.stringify(rules)}
        rules={rules}
        verdicts={activeVerdicts(scale)}
        stories={stories}
        canEdit={mayAdminister}
      />
    </SettingsFrame>
  );
}
