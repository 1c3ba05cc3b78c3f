import { ArrowRight } from 'lucide-react';

import type { NothingToCompare as Because } from '@/lib/contracts/comparison-page';

import { ButtonLink } from '../ui/button-link';
import { Empty } from '../ui/empty';

const WORDS: Record<Because, { title: string; text: string }> = {
  shared: {
    title: 'There is nothing to compare',
    text: 'The reviewers of this round work in one shared set, so there is one reading of the article and no second one beside it.',
  },
  one_reviewer: {
    title: 'There is nothing to compare',
    text: 'This round has one reviewer. A second, independent reading is needed to compare.',
  },
  open: {
    title: 'The round is still open',
    text: 'In a blind round nobody sees another’s work. The readings stand side by side here once all reviewers have submitted, or the round has been closed.',
  },
  not_allowed: {
    title: 'The comparison is not open to you',
    text: 'The reviewers of this round and the desk can read it: checkers, the head of research, editors and legal.',
  },
};

type NothingToCompareProps = {
  because: Because;
  roundId: string;
  maySign: boolean;
};

/** Says why there is no comparison, and where the work goes on. */
export function NothingToCompare({ because, roundId, maySign }: NothingToCompareProps) {
  const { title, text } = WORDS[because];
  return (
    <main id="main" tabIndex={-1} className="col nothing">
      <h1 className="sr">Compare the readings</h1>
      <Empty
        title={title}
        actions={
          <>
            <ButtonLink href={`/rounds/${roundId}`}>Go to the desk</ButtonLink>
            {maySign && (
              <ButtonLink
                variant="primary"
                href={`/rounds/${roundId}/sign-off`}
                icon={<ArrowRight strokeWidth={1.9} />}
              >
                Go to sign-off
              </ButtonLink>
            )}
          </>
        }
      >
        {text}
      </Empty>
    </main>
  );
}
