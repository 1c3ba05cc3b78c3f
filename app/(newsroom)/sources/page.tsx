import type { Metadata } from 'next';

import { SourcesPage } from '@/components/sources/sources-page';
import { listSources } from '@/lib/server/queries/get-sources';

import { ListFrame } from '../list-frame';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Sources' };

export default async function Page() {
  const { data, account } = await readPage('/sources', listSources);
  return (
    <ListFrame account={account} title="Sources" current="/sources">
      <SourcesPage sources={data.sources} />
    </ListFrame>
  );
}
