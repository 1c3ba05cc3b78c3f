import type { Metadata } from 'next';

import { People } from '@/components/settings/people';
import { getSettingsPage } from '@/lib/server/queries/get-settings-page';
import { listInvitations } from '@/lib/server/queries/list-invitations';
import { listMembers } from '@/lib/server/queries/list-members';

import { readPage } from '../../read-page';
import { SettingsFrame } from '../settings-frame';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ searchParams }: PageProps<'/settings/people'>) {
  const { welcome } = await searchParams;
  const { data, account } = await readPage('/settings/people', async (context) => {
    const page = await getSettingsPage(context);
    const { members } = await listMembers(context);
    const { invitations } = page.mayAdminister
      ? await listInvitations(context)
      : { invitations: [] };
    return { ...page, members, invitations };
  });
  const { newsroom, mayAdminister, members, invitations } = data;
  const isWelcome = welcome !== undefined && mayAdminister;
  return (
    <SettingsFrame
      newsroomName={newsroom.name}
      account={account}
      section="people"
      isWelcome={isWelcome}
    >
      <People
        members={members}
        invitations={invitations}
        you={newsroom.you.userId}
        canEdit={mayAdminister}
        isWelcome={isWelcome}
      />
    </SettingsFrame>
  );
}
