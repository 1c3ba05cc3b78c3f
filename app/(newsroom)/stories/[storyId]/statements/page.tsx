import type { Metadata } from 'next';

import { StatementsPage } from '@/components/claims/evidence/statements-page';
import { getStatements } from '@/lib/server/queries/get-statements';

import { ListFrame } from '../../../list-frame';
import { readPage } from '../../../read-page';

export const metadata: Metadata = { title: 'Statements' };

export default async function Page({ params }: PageProps<'/stories/[storyId]/statements'>) {
  const { storyId } = await params;
  const { data, account } = await readPage(`/stories/${storyId}/statements`, (context) =>
    getStatements(storyId, context),
  );
  return (
    <ListFrame
      account={account}
      parents={[
        { label: 'Queue', href: '/' },
        { label: 'Evidence', href: '/evidence' },
      ]}
      title={`Statements in ${data.storyName}`}
      current=""
    >
      <StatementsPage statements={data} />
    </ListFrame>
  );
}
