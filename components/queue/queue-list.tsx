'use client';

import { Clock } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { Empty } from '@/components/ui/empty';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Segmented } from '@/components/ui/segmented';
import { TimeText } from '@/components/ui/time-text';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { inkClass } from '@/components/ui/verdict-style';
import type { QueueEntry } from '@/lib/contracts/home';

type Order = 'due' | 'story';

const TASK_LINKS: Record<QueueEntry['task'], (roundId: string) => string> = {
  review: (roundId) => `/rounds/${roundId}/versions`,
  read: (roundId) => `/rounds/${roundId}`,
  wait: (roundId) => `/rounds/${roundId}`,
  settle: (roundId) => `/rounds/${roundId}/comparison`,
  sign: (roundId) => `/rounds/${roundId}/sign-off`,
};

/** What waits for the person: to review, to read, to settle, to sign; then what is with others. */
export function QueueList({ queue }: { queue: readonly QueueEntry[] }) {
  const [order, setOrder] = useState<Order>('due');
  const entries =
    order === 'due' ? queue : [...queue].sort((a, b) => storyKeyOf(a).localeCompare(storyKeyOf(b)));
  return (
    <section className="panel" aria-labelledby="queue-heading">
      <header>
        <h2 id="queue-heading">Assigned to you</h2>
        <Segmented
          label="Order of the queue"
          options={[
            { value: 'due', label: 'By due date' },
            { value: 'story', label: 'By story' },
          ]}
          value={order}
          onChange={setOrder}
        />
      </header>
      {entries.length === 0 ? (
        <Empty title="Nothing waits for you">
          Rounds you are assigned to, and articles that need your decision or signature, stand here.
        </Empty>
      ) : (
        <ol className="aslist">
          {entries.map((entry) => (
            <QueueRow key={`${entry.roundId} ${entry.task}`} entry={entry} />
          ))}
        </ol>
      )}
    </section>
  );
}

function storyKeyOf({ article }: QueueEntry): string {
  return `${article.story.name} ${article.code}`;
}

function QueueRow({ entry }: { entry: QueueEntry }) {
  const { article, progress, dueAt } = entry;
  return (
    <li className="as">
      <Link href={TASK_LINKS[entry.task](entry.roundId)} data-queue-link>
        <span className="as-k num">{article.code}</span>
        <span className="as-t">
          <b>{article.title}</b>
          <small>
            {taskText(entry)}
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
          <span className="as-d">
            <Clock size={13} strokeWidth={1.9} />
            <span className="sr">Due </span>
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
