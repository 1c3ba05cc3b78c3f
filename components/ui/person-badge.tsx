/**
 * People are letters. Reviewers are A, B, C in the order of the round, with a
 * filled square and a ring in turn, so that two neighbors never look alike;
 * everybody else is known by the two letters of a role.
 */
import type { Role } from '@/lib/domain/access/access-request';

import { classNames } from './class-names';
import { ROLE_NAMES } from './role-names';

type PersonBadgeProps = (
  | {
      /** Place in the round: 0 is A, 1 is B. */
      reviewerIndex: number;
      role?: undefined;
    }
  | { reviewerIndex?: undefined; role: Role }
) & {
  /** Who this is, for screen readers and on hover. Empty when the name stands beside it. */
  label: string;
  small?: boolean;
  /** The signed-in person. */
  isYou?: boolean;
};

export function PersonBadge({ label, small = false, isYou = false, ...who }: PersonBadgeProps) {
  const letters =
    who.reviewerIndex === undefined
      ? ROLE_NAMES[who.role].letters
      : reviewerLetter(who.reviewerIndex);
  const frame =
    who.reviewerIndex === undefined
      ? 'who-r wide'
      : classNames(who.reviewerIndex % 2 === 0 ? 'who-a' : 'who-b', letters.length > 1 && 'wide');
  const className = classNames('who', frame, small && 'sm', isYou && 'me');

  if (label === '') {
    return (
      <span className={className} aria-hidden="true">
        {letters}
      </span>
    );
  }
  return (
    <span className={className} role="img" aria-label={label} title={label}>
      {letters}
    </span>
  );
}

/** 0 is A, 25 is Z, 26 is AA. */
function reviewerLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : reviewerLetter(Math.floor(index / 26) - 1) + last;
}
