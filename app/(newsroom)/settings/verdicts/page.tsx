import type { Metadata } from 'next';

import { ScaleEditor } from '@/components/settings/scale-editor';
import { getScale } from '@/lib/server/queries/get-scale';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'Verdicts' };

export default async function VerdictsPage({ searchParams }: PageProps<'/settings/verdicts'>) {
  const { welcome } = await searchParams;
  const { data, account } = await readPage('/settings/verdicts', async (context) => ({
    ...(await getSettingsPage(context)),
    scale: await getScale(context),
  }));
  const { newsroom, mayAdminister, scale } = data;
  const isWelcome = welcome !== undefined && mayAdminister;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="verdicts"
      isWelcome={isWelcome}
    >
      <ScaleEditor
        key={scale.version}
        scale={scale}
        canEdit={mayAdminister}
        isWelcome={isWelcome}
      />
    </SettingsFrame>
  );
}
