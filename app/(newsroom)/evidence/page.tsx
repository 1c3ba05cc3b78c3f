import type { Metadata } from 'next';

import { HealthPage } from '@/components/claims/evidence/health-page';
import { healthQuery } from '@/lib/contracts/evidence';
import { getEvidenceHealth } from '@/lib/server/queries/get-evidence-health';

import { ListFrame } from '../list-frame';
import { readPage } from '../read-page';

export const metadata: Metadata = { title: 'Evidence' };

export default async function Page({ searchParams }: PageProps<'/evidence'>) {
  const { story } = await searchParams;
  const asked = healthQuery.safeParse({ storyId: story === '' ? undefined : story });
  const storyId = asked.success ? asked.data.storyId : undefined;
  const { data, account } = await readPage('/evidence', (context) =>
    getEvidenceHealth({ storyId }, context),
  );
  return (
    <ListFrame account={account} title="Evidence" current="/evidence">
      <HealthPage health={data} storyId={storyId ?? null} />
    </ListFrame>
  );
}
