import type { Metadata } from 'next';

import { getDesk } from '@/lib/server/queries/get-desk';

import { readPage } from '../../read-page';
import { RoundBar } from '../../round-bar';
import { DeskScreen } from './desk-screen';

export const metadata: Metadata = { title: 'Desk' };

export default async function DeskPage({ params, searchParams }: PageProps<'/rounds/[roundId]'>) {
  const { roundId } = await params;
  const { claim } = await searchParams;
  const { data, account } = await readPage(`/rounds/${roundId}`, async (context) => ({
    desk: await getDesk(roundId, context),
    viewer: { userId: context.actor.userId, roles: context.actor.roles },
  }));
  return (
    <DeskScreen
      // Another round is another desk: nothing of one is kept for the other.
      key={roundId}
      desk={data.desk}
      openAt={typeof claim === 'string' ? claim : null}
      viewer={{ ...data.viewer, name: account.name }}
      top={<RoundBar frame={data.desk} current="desk" account={account} />}
    />
  );
}
