import { EyeOff } from 'lucide-react';
import Link from 'next/link';

import type { Assignable } from './rounds/assignment';
import { ManageRound } from './rounds/manage-round';
import { ReopenReading } from './rounds/taken-off-notice';
import { PersonBadge } from '@/components/ui/person-badge';
import { Tag } from '@/components/ui/tag';
import { TimeText } from '@/components/ui/time-text';
import type { RoundView } from '@/lib/contracts/round';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

const PHASE_NAMES: Record<RoundPhase, string> = {
  open: 'Being read',
  comparison: 'In comparison',
  adjudicated: 'Settled',
  signed_off: 'Signed off',
};

type RoundListProps = {
  rounds: readonly RoundView[];
  /** Those that can be set against another. */
  comparableIds: readonly string[];
  /** Who can be assigned, for whoever may; empty for everyone else. */
  members?: readonly Assignable[];
};

/** The rounds of an article, the newest first, each with its reviewers. */
export function RoundList({ rounds, comparableIds, members = [] }: RoundListProps) {
  return (
    <section className="panel" aria-labelledby="rounds-heading">
      <header>
        <h2 id="rounds-heading">Rounds</h2>
      </header>
      {rounds.length === 0 ? (
        <p className="muted art-none">Nobody has been assigned yet.</p>
      ) : (
        <ol className="art-rounds">
          {rounds.toReversed().map((round) => (
            <li key={round.id}>
              <p>
                <Link href={`/rounds/${round.id}`}>
                  Round {round.ordinal}, {round.mode}
                </Link>{' '}
                <Tag tone="line">{PHASE_NAMES[round.phase]}</Tag>{' '}
                <small className="muted">
                  version {round.versionOrdinal}
                  {round.dueAt !== null && (
                    <>
                      , due <TimeText at={round.dueAt} format="date_time" />
                    </>
                  )}
                </small>
              </p>
              <ul>
                {round.reviewers.map((reviewer, index) => (
                  <li key={reviewer.userId}>
                    <PersonBadge reviewerIndex={index} label="" small /> {reviewer.name}{' '}
                    <small className="muted">{submissionOf(reviewer)}</small>{' '}
                    {mayHandBack(round, reviewer) && members.length > 0 && (
                      <ReopenReading roundId={round.id} reviewerId={reviewer.userId} />
                    )}
                  </li>
                ))}
              </ul>
              <p className="art-ways">
                {/* A page without scripts: there is nothing to fetch before it is opened. */}
                <a
                  href={`/articles/${round.articleId}/read?round=${round.id}`}
                  aria-label={`Read with the findings of round ${round.ordinal}`}
                >
                  Read
                </a>
                {round.former.length > 0 && (
                  <p className="fine">
                    Taken off: {round.former.map(({ name }) => name).join(', ')}
                  </p>
                )}
                {round.note !== '' && <p className="fine">“{round.note}”</p>}
                {round.phase === 'open' && members.length > 0 && (
                  <div className="art-manage">
                    <ManageRound round={round} members={members} />
                  </div>
                )}
                {comparableIds.includes(round.id) && (
                  <Link
                    href={`/articles/${round.articleId}/comparison?second=${round.id}`}
                    aria-label={`Compare round ${round.ordinal} with another`}
                  >
                    Compare with…
                  </Link>
                )}
                {comparableIds.includes(round.id) && (
                  <Link
                    href={`/rounds/${round.id}/comparison/file`}
                    aria-label={`Compare round ${round.ordinal} with a file`}
                  >
                    with a file…
                  </Link>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Of a shared round that is not signed off, a submitted reading can be handed back. */
function mayHandBack(
  { mode, phase }: RoundView,
  { submittedAt }: RoundView['reviewers'][number],
): boolean {
  return mode === 'shared' && phase !== 'signed_off' && submittedAt !== null;
}

function submissionOf({
  submissionHidden,
  nameHidden,
  submittedAt,
}: RoundView['reviewers'][number]) {
  if (nameHidden) return 'name hidden until it is settled';
  if (submissionHidden) {
    return (
      <span className="hid">
        <EyeOff size={13} strokeWidth={1.9} /> hidden until all submit
      </span>
    );
  }
  if (submittedAt === null) return 'not submitted';
  return (
    <>
      submitted <TimeText at={submittedAt} format="date_time" />
    </>
  );
}
