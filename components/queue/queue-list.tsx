'use client';

import { Clock, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Empty } from '@/components/ui/empty';
import { KeyCap } from '@/components/ui/key-cap';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Segmented } from '@/components/ui/segmented';
import { SelectField } from '@/components/ui/select-field';
import { TimeText } from '@/components/ui/time-text';
import { useHotkeys } from '@/components/ui/use-hotkeys';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { inkClass } from '@/components/ui/verdict-style';
import type { QueueEntry } from '@/lib/contracts/home';

type Order = 'due' | 'story';
type Filter = 'all' | 'mine' | 'overdue' | QueueEntry['task'];

const FILTER_LABELS: Record<Filter, string> = {
  all: 'Everything',
  mine: 'Needs you',
  overdue: 'Overdue',
  review: 'To review',
  read: 'To check',
  settle: 'To settle',
  second_read: 'To read second',
  sign: 'To sign',
  wait: 'With others',
};

const TASK_LINKS: Record<QueueEntry['task'], (entry: QueueEntry) => string> = {
  review: ({ roundId }) => `/rounds/${roundId}/versions`,
  read: ({ roundId }) => `/rounds/${roundId}`,
  wait: ({ roundId }) => `/rounds/${roundId}`,
  settle: ({ roundId }) => `/rounds/${roundId}/comparison`,
  second_read: ({ roundId, firstClaimId }) =>
    firstClaimId === null ? `/rounds/${roundId}` : `/rounds/${roundId}?claim=${firstClaimId}`,
  sign: ({ roundId }) => `/rounds/${roundId}/sign-off`,
};

/** What waits for the person: to review, to read, to settle, to confirm, to sign; then what is with others. */
export function QueueList({ queue }: { queue: readonly QueueEntry[] }) {
  const [order, setOrder] = useState<Order>('due');
  const [filter, setFilter] = useState<Filter>('all');
  const shown = queue.filter((entry) => isShown(entry, filter));
  const entries =
    order === 'due' ? shown : [...shown].sort((a, b) => storyKeyOf(a).localeCompare(storyKeyOf(b)));
  // What has nothing in it is not offered, but for what is chosen.
  const filters = FILTERS.filter(
    (one) => one === filter || one === 'all' || queue.some((entry) => isShown(entry, one)),
  );
  const next = queue.find(({ task }) => task !== 'wait');
  return (
    <section className="panel" aria-labelledby="queue-heading">
      <header>
        <h2 id="queue-heading">Assigned to you</h2>
        <div className="queue-filters">
          {filters.length > 2 && (
            <SelectField
              label="Show"
              hideLabel
              small
              value={filter}
              options={filters.map((one) => ({
                value: one,
                label: `${FILTER_LABELS[one]} (${queue.filter((entry) => isShown(entry, one)).length})`,
              }))}
              onChange={(event) =>
                setFilter(FILTERS.find((one) => one === event.target.value) ?? 'all')
              }
            />
          )}
          <Segmented
            label="Order of the queue"
            options={[
              { value: 'due', label: 'By due date' },
              { value: 'story', label: 'By story' },
            ]}
            value={order}
            onChange={setOrder}
          />
        </div>
      </header>
      {next !== undefined && <NextKey href={TASK_LINKS[next.task](next)} />}
      {entries.length === 0 ? (
        <Empty title={queue.length === 0 ? 'Nothing waits for you' : 'Nothing like that'}>
          Rounds you are assigned to, and articles that need your decision or signature, stand here.
        </Empty>
      ) : (
        <ol className="aslist">
          {entries.map((entry) => (
            <QueueRow
              key={`${entry.roundId} ${entry.task}`}
              entry={entry}
              isNext={entry === next}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

const FILTERS: readonly Filter[] = [
  'all',
  'mine',
  'overdue',
  'review',
  'read',
  'settle',
  'second_read',
  'sign',
  'wait',
];

function isShown(entry: QueueEntry, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (filter === 'mine') return entry.task !== 'wait';
  return filter === 'overdue' ? entry.isOverdue : entry.task === filter;
}

/** One key opens what is due first. */
function NextKey({ href }: { href: string }) {
  const router = useRouter();
  useHotkeys([
    {
      id: 'queue.open-next',
      keys: 'n',
      label: 'Open what is due first',
      group: 'Queue',
      run: () => {
        router.push(href);
      },
    },
  ]);
  return null;
}

function storyKeyOf({ article }: QueueEntry): string {
  return `${article.story.name} ${article.code}`;
}

function QueueRow({ entry, isNext }: { entry: QueueEntry; isNext: boolean }) {
  const { article, progress, dueAt, isOverdue } = entry;
  return (
    <li className="as">
      <Link href={TASK_LINKS[entry.task](entry)} data-queue-link>
        <span className="as-k num">{article.code}</span>
        <span className="as-t">
          <b>{article.title}</b>
          <small>
            {taskText(entry)}
            {isNext && (
              <>
                {' · '}
                <span className="queue-next">
                  next <KeyCap>N</KeyCap>
                </span>
              </>
            )}
            {entry.openQueries > 0 && (
              <>
                {' · '}
                <em>
                  {entry.openQueries} {entry.openQueries === 1 ? 'query' : 'queries'} open
                </em>
              </>
            )}
          </small>
        </span>
        {progress !== null && (
          <span className="as-c">
            <ProgressBar
              done={progress.examined}
              total={progress.total}
              label={`${progress.examined} of ${progress.total} sentences examined`}
            />
            <span className="num">
              {progress.examined}/{progress.total}
            </span>
          </span>
        )}
        <span className="as-v">
          <VerdictMix entry={entry} />
        </span>
        {dueAt !== null && (
          <span className={isOverdue ? 'as-d overdue' : 'as-d'}>
            {isOverdue ? (
              <TriangleAlert size={13} strokeWidth={1.9} />
            ) : (
              <Clock size={13} strokeWidth={1.9} />
            )}
            {isOverdue ? <b>Overdue</b> : <span className="sr">Due </span>}{' '}
            <TimeText at={dueAt} format="date_time" />
          </span>
        )}
      </Link>
    </li>
  );
}

function taskText({ task, mode, ordinal, unsettled, waiting, versionOrdinal }: QueueEntry): string {
  const round = `${mode} round ${ordinal}`;
  switch (task) {
    case 'review':
      return waiting === 1
        ? `1 passage of version ${versionOrdinal} waits for you`
        : `${waiting} passages of version ${versionOrdinal} wait for you`;
    case 'read':
      return `Check, ${round}`;
    case 'settle':
      return `Settle, round ${ordinal} · ${unsettled} ${unsettled === 1 ? 'claim' : 'claims'} to decide`;
    case 'second_read':
      return `Second reader, round ${ordinal} · ${waiting} ${waiting === 1 ? 'claim' : 'claims'} to confirm`;
    case 'sign':
      return `Sign, round ${ordinal}`;
    case 'wait':
      return `Done, ${round} is with others`;
  }
}

/** How many of each verdict, by glyph and number. */
function VerdictMix({ entry: { verdicts, scale } }: { entry: QueueEntry }) {
  const known = scale.verdicts.flatMap((verdict) => {
    const count = verdicts.find((one) => one.verdict === verdict.id)?.count ?? 0;
    return count === 0 ? [] : [{ verdict, count }];
  });
  if (known.length === 0) return <span className="muted">no verdict yet</span>;
  return (
    <span
      className="vmix"
      role="img"
      aria-label={known.map(({ verdict, count }) => `${verdict.label} ${count}`).join(', ')}
    >
      {known.map(({ verdict, count }) => (
        <span key={verdict.id} className={inkClass(verdict)}>
          <VerdictGlyph verdict={verdict} />
          {count}
        </span>
      ))}
    </span>
  );
}
