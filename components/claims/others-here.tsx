import type { PresentPerson } from '@/lib/contracts/presence';

import { PresentBadge } from '../ui/people-here';

const PARTS: Record<NonNullable<PresentPerson['writes']>, string> = {
  claim: 'is wording this claim',
  chain: 'is writing the attribution chain',
  rationale: 'is writing the rationale',
  citation: 'is writing a citation',
  fix: 'is writing a fix',
  query: 'is writing a query',
  comment: 'is writing a comment',
  criticism: 'is marking criticism',
};

/** Who else has this claim open, and what they are writing on it. */
export function OthersHere({ people }: { people: readonly PresentPerson[] }) {
  return (
    <div role="status" className="others-here">
      {people.map((person) => (
        <p key={person.userId}>
          <PresentBadge person={person} />
          <span>
            {person.name} {person.writes === null ? 'has this claim open' : PARTS[person.writes]}
          </span>
        </p>
      ))}
    </div>
  );
}
