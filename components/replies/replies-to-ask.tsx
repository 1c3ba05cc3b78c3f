'use client';

import { useRouter } from 'next/navigation';

import type { WriterPageView } from '@/lib/contracts/writer-page';

import { RepliesTable } from './replies-table';

/** Requests for a reply that the person has to make, or that wait for an answer. */
export function RepliesToAsk({ replies }: Pick<WriterPageView, 'replies'>) {
  const router = useRouter();
  if (replies.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="ask-heading" id="replies">
      <header>
        <h2 id="ask-heading">Replies to ask for</h2>
        <span className="num muted">{replies.length} open</span>
      </header>
      <p className="panel-p muted">
        The text criticizes them, so they are asked before it goes out. Note whom you asked and what
        they said.
      </p>
      <RepliesTable replies={replies} onChanged={() => router.refresh()} />
    </section>
  );
}
