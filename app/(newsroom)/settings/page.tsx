import type { Metadata } from 'next';

import { NewsroomForm } from '@/components/settings/newsroom-form';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';

import { readPage } from '../read-page';
import { SettingsFrame } from './settings-frame';

export const metadata: Metadata = { title: 'Newsroom' };

export default async function NewsroomPage({ searchParams }: PageProps<'/settings'>) {
  const { welcome } = await searchParams;
  const { data, account } = await readPage('/settings', getSettingsPage);
  const { newsroom, mayAdminister } = data;
  const isWelcome = welcome !== undefined && mayAdminister;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="newsroom"
      isWelcome={isWelcome}
    >
      <NewsroomForm
        key={`${newsroom.name} ${newsroom.suggestsPassages}`}
        name={newsroom.name}
        suggestsPassages={newsroom.suggestsPassages}
        canEdit={mayAdminister}
        isWelcome={isWelcome}
      />
    </SettingsFrame>
  );
}
