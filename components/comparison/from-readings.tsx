'use client';

import type { AnnotationView } from '@/lib/contracts/annotation';

import { PersonBadge } from '../ui/person-badge';
import { useCompare } from './compare-context';

export type Offer = {
  claim: AnnotationView;
  /** What the reading has in this field. */
  words: string;
  isCurrent: boolean;
  onTake: () => void;
};

type FromReadingsProps = {
  /** What is taken: "the verdict". */
  what: string;
  offers: readonly Offer[];
};

/** One field, taken from one reading or another. The same words are offered once. */
export function FromReadings({ what, offers }: FromReadingsProps) {
  const { reviewers } = useCompare();
  const distinct = offers.filter(
    ({ words, claim }, at) =>
      words !== '' &&
      offers.findIndex(
        (other) => other.words === words && other.claim.reviewerId === claim.reviewerId,
      ) === at,
  );
  if (
    new Set(distinct.map(({ words }) => words)).size < 2 &&
    distinct.every((one) => one.isCurrent)
  ) {
    return null;
  }
  return (
    <div className="from" role="group" aria-label={`Take ${what} from a reading`}>
      {distinct.map(({ claim, words, isCurrent, onTake }) => {
        const reviewer = reviewers.find(({ userId }) => userId === claim.reviewerId);
        return (
          <button
            key={claim.id}
            type="button"
            aria-pressed={isCurrent}
            title={words}
            onClick={onTake}
          >
            {reviewer !== undefined && (
              <PersonBadge small reviewerIndex={reviewer.index} label="" />
            )}
            <span className="sr">From {reviewer?.letter ?? 'a reviewer'}: </span>
            <span className="words">{words}</span>
          </button>
        );
      })}
    </div>
  );
}
