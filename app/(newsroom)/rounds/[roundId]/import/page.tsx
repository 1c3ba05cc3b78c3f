import type { Metadata } from 'next';

import { ImportMarksScreen } from './import-marks-screen';
import { getRoundFrame } from '@/lib/server/queries/get-round-frame';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';

export const metadata: Metadata = { title: 'Annotations from a file' };

export default async function ImportMarksPage({ params }: PageProps<'/rounds/[roundId]/import'>) {
  const { roundId } = await params;
  const { data, account } = await readPage(`/rounds/${roundId}/import`, (context) =>
    getRoundFrame(roundId, context),
  );
  const { frame } = data;
  return (
    <ImportMarksScreen
      roundId={roundId}
      scale={frame.round.scale}
      top={<RoundBar frame={frame} current="desk" account={account} />}
    />
  );
}
