import type { Metadata } from 'next';

import { NothingToReview } from '@/components/versions/nothing-to-review';
import { NewVersionMenu } from '@/components/versions/new-version-menu';
import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { getVersionReviewPage } from '@/lib/server/queries/get-version-review';

import { readPage } from '../../../read-page';
import { RoundBar } from '../../../round-bar';
import { ViewKeys } from '../comparison/view-keys';
import { ReviewScreen } from './review-screen';

export const metadata: Metadata = { title: 'Revisions' };

export default async function VersionsPage({
  params,
  searchParams,
}: PageProps<'/rounds/[roundId]/versions'>) {
  const { roundId } = await params;
  const { to, claim } = await searchParams;
  const { data, account } = await readPage(`/rounds/${roundId}/versions`, (context) =>
    getVersionReviewPage(roundId, typeof to === 'string' ? to : undefined, context),
  );
  const { review, round, article, mayAddVersion } = data;
  const top = <RoundBar frame={data} current="versions" account={account} />;
  if (review === null) {
    return (
      <AppFrame top={top} status={<StatusBar keys={[{ caps: ['?'], label: 'all keys' }]} />}>
        <ViewKeys roundId={roundId} may={data.may} />
        <NothingToReview
          roundId={roundId}
          ordinal={round.versionOrdinal}
          action={mayAddVersion && <NewVersionMenu articleId={article.id} />}
        />
      </AppFrame>
    );
  }
  return (
    <ReviewScreen
      // Another pair of versions is another review: nothing of one is kept for the other.
      key={`${roundId} ${review.to.id}`}
      page={{ ...data, review }}
      openAt={typeof claim === 'string' ? claim : null}
      top={top}
    />
  );
}
