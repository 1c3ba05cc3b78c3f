'use client';

import { Check, Clock, TriangleAlert } from 'lucide-react';
import { useState } from 'react';

import type { QueryView } from '@/lib/contracts/round';
import { dueWords, isOverdue } from '@/lib/domain/queries/query-rules';

import { Tag } from '../tag';
import { TimeText } from '../time-text';

/** Where a query stands: since when it is open, when its answer is due, or that it is overdue. */
export function DueTag({
  query: { state, dueAt, createdAt },
}: {
  query: Pick<QueryView, 'state' | 'dueAt' | 'createdAt'>;
}) {
  const [now] = useState(() => new Date());
  if (state === 'closed') {
    return (
      <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
        closed
      </Tag>
    );
  }
  if (dueAt === null) {
    return (
      <Tag tone="line" icon={<Clock strokeWidth={1.9} />}>
        open since <TimeText at={createdAt} format="date" />
      </Tag>
    );
  }
  const isLate = isOverdue({ state, dueAt }, now);
  return (
    <span title={`Due ${dueAt}`} suppressHydrationWarning>
      <Tag
        tone={isLate ? 'bad' : 'line'}
        icon={isLate ? <TriangleAlert strokeWidth={1.9} /> : <Clock strokeWidth={1.9} />}
      >
        {dueWords(dueAt, now)}
      </Tag>
    </span>
  );
}
