import type { Metadata } from 'next';

import { SaveEvidence } from '@/components/claims/evidence/save-evidence';
import { getSaveEvidencePage } from '@/lib/server/queries/get-save-evidence-page';

import { ListFrame } from '../../list-frame';
import { readPage } from '../../read-page';

export const metadata: Metadata = { title: 'Save as evidence' };

export default async function Page({ searchParams }: PageProps<'/evidence/save'>) {
  const params = await searchParams;
  const given = {
    url: one(params['url']),
    title: one(params['title']),
    quote: one(params['quote']),
  };
  const { data, account } = await readPage(
    `/evidence/save?${new URLSearchParams(given).toString()}`,
    getSaveEvidencePage,
  );
  return (
    <ListFrame
      account={account}
      parents={[
        { label: 'Queue', href: '/' },
        { label: 'Evidence', href: '/evidence' },
      ]}
      title="Save as evidence"
      current=""
    >
      <header className="hm-h">
        <div>
          <h1>Save as evidence</h1>
          <p className="muted">
            The page is cited for the claim you choose, and captured as it is now.
          </p>
        </div>
      </header>
      <SaveEvidence claims={data.claims} given={given} />
    </ListFrame>
  );
}

function one(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? '';
}
