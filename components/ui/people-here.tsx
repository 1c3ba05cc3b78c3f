import type { PresentPerson } from '@/lib/contracts/presence';

import { PersonBadge } from './person-badge';

/** Beyond these a number. */
const MOST = 5;

/** Who else is there: one badge for each, named for whoever listens. */
export function PeopleHere({ people }: { people: readonly PresentPerson[] }) {
  const each = [...new Map(people.map((person) => [person.userId, person])).values()];
  if (each.length === 0) return null;
  return (
    <span className="people-here" role="group" aria-label="Also here">
      {each.slice(0, MOST).map((person) => (
        <PresentBadge key={person.userId} person={person} />
      ))}
      {each.length > MOST && <span className="num">+{each.length - MOST}</span>}
    </span>
  );
}

export function PresentBadge({ person }: { person: PresentPerson }) {
  const { reviewerIndex, role, name } = person;
  return reviewerIndex === null ? (
    <PersonBadge role={role} label={name} small />
  ) : (
    <PersonBadge reviewerIndex={reviewerIndex} label={name} small />
  );
}
