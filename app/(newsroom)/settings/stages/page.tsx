import type { Metadata } from 'next';

import { StageHistory } from '@/components/settings/stage-history';
import { StagesEditor } from '@/components/settings/stages-editor';
import { getSettings } from '@/lib/server/queries/get-settings';
import { listStageSets } from '@/lib/server/queries/list-stage-sets';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Stages' };

export default async function StagesPage({ searchParams }: PageProps<'/settings/stages'>) {
  const { welcome } = await searchParams;
  const { data, account } = await readPage('/settings/stages', async (context) => ({
    ...(await getSettingsPage(context)),
    settings: await getSettings(context),
    versions: await listStageSets(context),
  }));
  const { newsroom, mayAdminister, settings, versions } = data;
  const isWelcome = welcome !== undefined && mayAdminister;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="stages"
      isWelcome={isWelcome}
    >
      <StagesEditor
        // A new version is edited from where it stands.
        key={versions[0]?.version ?? 0}
        stages={settings.stages}
        confirmWithinMinutes={settings.confirmWithinMinutes}
        version={versions[0]?.version ?? 1}
        canEdit={mayAdminister}
        isWelcome={isWelcome}
        history={isWelcome ? null : <StageHistory versions={versions} />}
      />
    </SettingsFrame>
  );
}
