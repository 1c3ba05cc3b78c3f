import { Link2 } from 'lucide-react';
import Link from 'next/link';

import type { RoundReviewerView } from '@/lib/contracts/round';
import type { HistoryEntry, SignOffView, StageView } from '@/lib/contracts/sign-off';

import { HashText } from '../ui/hash-text';
import { ObelusMark } from '../ui/obelus-mark';
import { PersonBadge } from '../ui/person-badge';
import { TimeText } from '../ui/time-text';

type SignOffHistoryProps = Pick<SignOffView, 'history' | 'chainHead' | 'stages'> & {
  reviewers: readonly RoundReviewerView[];
  /** Null for whoever may not read all of it. */
  recordHref: string | null;
};

/** Who did what, newest first, and the head of the chain that binds it. */
export function SignOffHistory({
  history,
  chainHead,
  stages,
  reviewers,
  recordHref,
}: SignOffHistoryProps) {
  return (
    <>
      <h2 id="history">History</h2>
      <ol aria-labelledby="history">
        {runsOf(history).map(({ entry, count, summary }) => (
          <li key={entry.hash ?? `${entry.occurredAt} ${entry.type}`} className={kindOf(entry)}>
            <Badge entry={entry} stages={stages} reviewers={reviewers} />
            <div>
              <p>
                <b>{entry.actor?.name ?? 'Obelus'}</b> {summary}
                {count > 1 && <span className="muted num">, {count} times</span>}
              </p>
              <small className="num">
                <TimeText at={entry.occurredAt} />
              </small>
            </div>
          </li>
        ))}
      </ol>
      {recordHref !== null && (
        <p className="fine">
          <Link href={recordHref}>The whole record of the article</Link>
        </p>
      )}
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

type HistoryRun = { entry: HistoryEntry; count: number; summary: string };

/** The same act of the same person, again and again, is one line: twenty claims settled in a row. */
function runsOf(history: readonly HistoryEntry[]): HistoryRun[] {
  const runs: HistoryRun[] = [];
  for (const entry of history) {
    const last = runs.at(-1);
    const isSame =
      last !== undefined &&
      last.entry.type === entry.type &&
      last.entry.actor?.userId === entry.actor?.userId &&
      !entry.type.startsWith('sign_off.');
    if (!isSame) {
      runs.push({ entry, count: 1, summary: entry.summary });
      continue;
    }
    last.count += 1;
    // Where the acts differ in their detail, what they have in common is said.
    if (last.summary !== entry.summary) last.summary = last.summary.split(':')[0] ?? '';
  }
  return runs;
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
    <span className="who who-r wide" aria-hidden="true">
      {initialsOf(actor.name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word = '') => word.charAt(0).toUpperCase()).join('');
}
