import type { Metadata } from 'next';

import { SourcePage } from '@/components/sources/source-page';
import { id } from '@/lib/contracts/common';
import { notFound } from '@/lib/server/authorize';
import { getSource, listSources } from '@/lib/server/queries/get-sources';
import { listMembers } from '@/lib/server/queries/list-members';

import { ListFrame } from '../../list-frame';
import { readPage } from '../../read-page';

export const metadata: Metadata = { title: 'Source' };

export default async function Page({ params }: PageProps<'/sources/[sourceId]'>) {
  const { sourceId } = await params;
  const { data, account } = await readPage(`/sources/${sourceId}`, async (context) => {
    if (!id.safeParse(sourceId).success) throw notFound();
    return {
      source: await getSource(sourceId, context),
      others: (await listSources(context)).sources,
      members: (await listMembers(context)).members,
    };
  });
  return (
    <ListFrame
      account={account}
      parents={[{ label: 'Sources', href: '/sources' }]}
      title={data.source.label}
      current="/sources"
    >
      <SourcePage {...data} />
    </ListFrame>
  );
}
