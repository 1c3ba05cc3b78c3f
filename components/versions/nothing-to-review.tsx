import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';

type NothingToReviewProps = {
  roundId: string;
  ordinal: number;
  /** The ways to a new version, for whoever may add one. */
  action: ReactNode;
};

/** The round reads the version that it was made for: nothing was carried over yet. */
export function NothingToReview({ roundId, ordinal, action }: NothingToReviewProps) {
  return (
    <main id="main" tabIndex={-1} className="col nothing">
      <h1 className="sr">Review of the versions</h1>
      <Empty
        title="There is nothing to review"
        actions={
          <>
            <ButtonLink href={`/rounds/${roundId}`} icon={<ArrowRight strokeWidth={1.9} />}>
              Go to the desk
            </ButtonLink>
            {action}
          </>
        }
      >
        The round reads version {ordinal}, the one it was assigned for. When a new version comes,
        what became of each claim stands here.
      </Empty>
    </main>
  );
}
