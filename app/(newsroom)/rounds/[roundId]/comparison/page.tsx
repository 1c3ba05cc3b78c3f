import type { Metadata } from 'next';

import { NothingToCompare } from '@/components/comparison/nothing-to-compare';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { getComparisonPage } from '@/lib/server/queries/get-comparison-page';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';
import { CompareScreen } from './compare-screen';
import { ViewKeys } from './view-keys';

export const metadata: Metadata = { title: 'Compare' };

export default async function ComparisonPage({
  params,
  searchParams,
}: PageProps<'/rounds/[roundId]/comparison'>) {
  const { roundId } = await params;
  const { claim } = await searchParams;
  const { data, account } = await readPage(`/rounds/${roundId}/comparison`, (context) =>
    getComparisonPage(roundId, context),
  );
  const top = <RoundBar frame={data} current="comparison" account={account} />;
  if (data.comparison === null) {
    return (
      <AppFrame top={top} status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}>
        <ViewKeys roundId={roundId} may={data.may} />
        <NothingToCompare because={data.because} roundId={roundId} maySign={data.may.sign} />
      </AppFrame>
    );
  }
  return (
    <CompareScreen
      // Another round is another comparison: nothing of one is kept for the other.
      key={roundId}
      page={data}
      openAt={typeof claim === 'string' ? claim : undefined}
      top={top}
    />
  );
}
