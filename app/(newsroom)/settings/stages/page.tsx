import type { Metadata } from 'next';

import { StagesEditor } from '@/components/settings/stages-editor';
import { getSettings } from '@/lib/server/queries/get-settings';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Stages' };

export default async function StagesPage({ searchParams }: PageProps<'/settings/stages'>) {
  const { welcome } = await searchParams;
  const { data, account } = await readPage('/settings/stages', async (context) => ({
    ...(await getSettingsPage(context)),
    settings: await getSettings(context),
  }));
  const { newsroom, mayAdminister, settings } = data;
  const isWelcome = welcome !== undefined && mayAdminister;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="stages"
      isWelcome={isWelcome}
    >
      <StagesEditor stages={settings.stages} canEdit={mayAdminister} isWelcome={isWelcome} />
    </SettingsFrame>
  );
}
