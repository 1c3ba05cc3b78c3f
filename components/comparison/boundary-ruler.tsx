import { PersonBadge } from '../ui/person-badge';
import { inkClass } from '../ui/verdict-style';
import { useCompare } from './compare-context';
import type { CompareGroup } from './compare-model';

/** The passages of all reviewers on one scale, so that what they share and do not is seen. */
export function BoundaryRuler({ group }: { group: CompareGroup }) {
  const { verdictOf } = useCompare();
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
          <PersonBadge small reviewerIndex={reviewer.index} label="" />
          <div className="rt2">
            {claims.map((claim) => (
              <i
                key={claim.id}
                className={inkClass(verdictOf(claim.verdict))}
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
