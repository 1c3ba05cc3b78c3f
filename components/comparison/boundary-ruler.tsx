import type { ReactNode } from 'react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { PersonBadge } from '../ui/person-badge';
import { inkClass } from '../ui/verdict-style';
import type { CompareGroup, CompareReviewer } from './compare-model';

type BoundaryRulerProps = {
  group: Pick<CompareGroup, 'start' | 'end' | 'sides'>;
  verdictOf: (id: string | null, reviewer: CompareReviewer) => Verdict | null;
  /** Whose line it is, where it is no reviewer's letter. */
  badgeOf?: (reviewer: CompareReviewer) => ReactNode;
};

/** The passages of all reviewers on one scale, so that what they share and do not is seen. */
export function BoundaryRuler({ group, verdictOf, badgeOf = letterBadge }: BoundaryRulerProps) {
  const whole = group.end - group.start;
  const words = group.sides.map(({ reviewer, claims }) => {
    const covered = claims.reduce((sum, { start, end }) => sum + end - start, 0);
    const count = `${claims.length} ${claims.length === 1 ? 'passage' : 'passages'}`;
    return claims.length === 0
      ? `${reviewer.letter} marks nothing`
      : `${reviewer.letter} marks ${count}, ${Math.min(100, Math.round((covered / whole) * 100))}% of the stretch`;
  });
  return (
    <div className="ruler" role="img" aria-label={words.join('; ')}>
      {group.sides.map(({ reviewer, claims }) => (
        <div key={reviewer.userId} className="rl">
          {badgeOf(reviewer)}
          <div className="rt2">
            {claims.map((claim) => (
              <i
                key={claim.id}
                className={inkClass(verdictOf(claim.verdict, reviewer))}
                style={{
                  insetInlineStart: `${((claim.start - group.start) / whole) * 100}%`,
                  width: `${((claim.end - claim.start) / whole) * 100}%`,
                }}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function letterBadge({ index }: CompareReviewer): ReactNode {
  return <PersonBadge small reviewerIndex={index} label="" />;
}
