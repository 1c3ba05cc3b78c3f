'use client';

import type { ReactNode } from 'react';

import { AppFrame } from '@/components/shell/app-frame';
import { StatusBar } from '@/components/shell/status-bar';
import { NewVersionMenu } from '@/components/versions/new-version-menu';
import { ReviewProvider, useReview } from '@/components/versions/review-context';
import { READING_KEY_HINTS, REVIEW_KEY_HINTS, ReviewKeys } from '@/components/versions/review-keys';
import { ReviewQueue } from '@/components/versions/review-queue';
import { ReviewRail } from '@/components/versions/review-rail';
import { ReviewText } from '@/components/versions/review-text';
import type { VersionReviewPageView, VersionReviewView } from '@/lib/contracts/versions';

import { ViewKeys } from '../comparison/view-keys';

type ReviewScreenProps = {
  page: VersionReviewPageView & { review: VersionReviewView };
  openAt: string | null;
  top: ReactNode;
};

/** What became of the claims of a round in the new version, and what a person says of each. */
export function ReviewScreen({ page, openAt, top }: ReviewScreenProps) {
  const { round, review, people, may, yourLetter, mayAddVersion, article } = page;
  const you = round.reviewers.find(({ letter }) => letter === yourLetter);
  return (
    <ReviewProvider given={review} people={people} yourId={you?.userId ?? null} openAt={openAt}>
      <ViewKeys roundId={round.id} may={may} />
      <ReviewFrame
        top={top}
        action={mayAddVersion && <NewVersionMenu articleId={article.id} small />}
      />
    </ReviewProvider>
  );
}

function ReviewFrame({ top, action }: { top: ReactNode; action: ReactNode }) {
  const { pane, saving, mayDecide, review } = useReview();
  return (
    <AppFrame
      className={`rev show-${pane}`}
      columns="244px minmax(0, 1fr)"
      narrowColumns="minmax(0, 1fr)"
      top={top}
      rail={
        <>
          <ReviewRail />
          {action !== false && <section className="rail-s">{action}</section>}
        </>
      }
      railLabel="Versions and annotations"
      status={
        <StatusBar saving={saving} keys={mayDecide ? REVIEW_KEY_HINTS : READING_KEY_HINTS}>
          {!mayDecide && <span className="muted">You read this review</span>}
        </StatusBar>
      }
    >
      <ReviewKeys />
      <main id="main" tabIndex={-1} className="rev-main">
        <h1 className="sr">
          Version {review.from.ordinal} to version {review.to.ordinal}
        </h1>
        <ReviewText />
        <ReviewQueue />
      </main>
    </AppFrame>
  );
}
