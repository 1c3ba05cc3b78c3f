import type { Metadata } from 'next';

import { CapturePage } from '@/components/claims/evidence/capture-page';
import { getCapture } from '@/lib/server/queries/get-capture';

import { ListFrame } from '../../list-frame';
import { readPage } from '../../read-page';

export const metadata: Metadata = { title: 'Capture' };

export default async function Page({ params }: PageProps<'/captures/[captureId]'>) {
  const { captureId } = await params;
  const { data, account } = await readPage(`/captures/${captureId}`, (context) =>
    getCapture(captureId, context),
  );
  return (
    <ListFrame
      account={account}
      parents={[
        { label: 'Queue', href: '/' },
        { label: data.articleTitle, href: `/rounds/${data.roundId}` },
      ]}
      title="Capture"
      current=""
    >
      <CapturePage capture={data} />
    </ListFrame>
  );
}
