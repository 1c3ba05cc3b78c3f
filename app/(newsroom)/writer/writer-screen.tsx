'use client';

import { useRouter } from 'next/navigation';

import { QueryList } from '@/components/queue/query-list';
import { RepliesToAsk } from '@/components/replies/replies-to-ask';
import type { WriterPageView } from '@/lib/contracts/writer-page';

import { WriterFixList } from './writer-fixes';

/** A writer's page: what is asked of them, each answered where it stands. */
export function WriterScreen({ page }: { page: WriterPageView }) {
  const router = useRouter();
  const { queries, fixes, replies } = page;
  const isIdle = queries.length === 0 && fixes.length === 0 && replies.length === 0;
  return (
    <>
      <header className="hm-h">
        <div>
          <h1>For you</h1>
          <p className="muted">
            {isIdle
              ? 'Nothing is asked of you now. What the desk asks or suggests appears here.'
              : summaryOf(page)}
          </p>
        </div>
      </header>
      <QueryList queries={queries} />
      {fixes.map((one) => (
        <WriterFixList key={one.article.id} fixes={one} onChanged={() => router.refresh()} />
      ))}
      <RepliesToAsk replies={replies} />
    </>
  );
}

function summaryOf({ queries, fixes, replies }: WriterPageView): string {
  const count = fixes.reduce((sum, { passages }) => sum + passages.length, 0);
  return [
    counted(queries.length, 'query', 'queries'),
    counted(count, 'suggested fix', 'suggested fixes'),
    counted(replies.length, 'reply to ask for', 'replies to ask for'),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
