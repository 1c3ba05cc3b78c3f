import type { Metadata } from 'next';

import { FeedbackScreen } from './feedback-screen';
import { NoFeedback } from '@/components/comparison/feedback/no-feedback';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { LivePage } from '@/components/ui/live-page';
import { getFeedbackPage } from '@/lib/server/queries/get-feedback';
import { liveArticles } from '@/lib/server/runtime';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';
import { ViewKeys } from '../comparison/view-keys';

export const metadata: Metadata = { title: 'Decisions on your reading' };

export default async function FeedbackPage({
  params,
  searchParams,
}: PageProps<'/rounds/[roundId]/feedback'>) {
  const { roundId } = await params;
  const { reviewer } = await searchParams;
  const { data: read, account } = await readPage(
    `/rounds/${roundId}/feedback`,
    async (context) => ({
      at: await liveArticles().placeOfRound(roundId, context),
      page: await getFeedbackPage(
        { roundId, reviewer: typeof reviewer === 'string' ? reviewer : undefined },
        context,
      ),
    }),
  );
  const data = read.page;
  const live = <LivePage articleId={data.round.articleId} at={read.at} />;
  const top = <RoundBar frame={data} current="feedback" account={account} />;
  if (data.feedback === null) {
    return (
      <AppFrame
        top={top}
        status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]}>{live}</StatusBar>}
      >
        <ViewKeys roundId={roundId} may={data.may} />
        <NoFeedback because={data.because} roundId={roundId} />
      </AppFrame>
    );
  }
  return (
    // Another reading is another page: nothing that was chosen in one is kept for the other.
    <FeedbackScreen key={data.feedback.reviewerId} page={data} top={top} live={live}>
      <ViewKeys roundId={roundId} may={data.may} />
    </FeedbackScreen>
  );
}
