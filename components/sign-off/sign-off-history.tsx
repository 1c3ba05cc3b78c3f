import { Link2 } from 'lucide-react';

import type { RoundReviewerView } from '@/lib/contracts/round';
import type { HistoryEntry, SignOffView, StageView } from '@/lib/contracts/sign-off';

import { classNames } from '../ui/class-names';
import { HashText } from '../ui/hash-text';
import { ObelusMark } from '../ui/obelus-mark';
import { PersonBadge } from '../ui/person-badge';
import { TimeText } from '../ui/time-text';

type SignOffHistoryProps = Pick<SignOffView, 'history' | 'chainHead' | 'stages'> & {
  reviewers: readonly RoundReviewerView[];
};

/** Who did what, newest first, and the head of the chain that binds it. */
export function SignOffHistory({ history, chainHead, stages, reviewers }: SignOffHistoryProps) {
  return (
    <>
      <h2 id="history">History</h2>
      <ol aria-labelledby="history">
        {history.map((entry) => (
          <li key={entry.hash} className={kindOf(entry)}>
            <Badge entry={entry} stages={stages} reviewers={reviewers} />
            <div>
              <p>
                <b>{entry.actor?.name ?? 'Obelus'}</b> {entry.summary}
              </p>
              <small className="num">
                <TimeText at={entry.occurredAt} />
              </small>
            </div>
          </li>
        ))}
      </ol>
      {chainHead !== null && (
        <p className="fine chain-head">
          <Link2 strokeWidth={1.9} />
          <span>
            Each entry is chained to the one before it. Entry {chainHead.rev}, head{' '}
            <HashText hash={chainHead.hash} digits={8} />
          </span>
        </p>
      )}
    </>
  );
}

function kindOf({ type }: HistoryEntry): string | undefined {
  if (type === 'sign_off.signed') return 'sig';
  return type === 'sign_off.voided' || type === 'round.reopened' ? 'sys' : undefined;
}

type BadgeProps = {
  entry: HistoryEntry;
  stages: readonly StageView[];
  reviewers: readonly RoundReviewerView[];
};

/** A reviewer is a letter, who signed is their role, everybody else their initials. */
function Badge({ entry: { actor, type }, stages, reviewers }: BadgeProps) {
  if (actor === null || type === 'sign_off.voided') {
    return (
      <span className="who who-r" aria-hidden="true">
        <ObelusMark />
      </span>
    );
  }
  const at = reviewers.findIndex(({ userId }) => userId === actor.userId);
  if (at !== -1) return <PersonBadge reviewerIndex={at} label="" />;
  const signed = stages.find(({ signature }) => signature?.signer.userId === actor.userId);
  if (signed !== undefined) return <PersonBadge role={signed.role} label="" />;
  return (
    <span className={classNames('who who-r wide')} aria-hidden="true">
      {initialsOf(actor.name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
