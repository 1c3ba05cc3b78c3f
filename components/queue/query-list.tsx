'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { TimeText } from '@/components/ui/time-text';
import { call } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import { answerQuery } from '@/lib/contracts/endpoints/rounds';
import type { HomeView } from '@/lib/contracts/home';

import { DueTag } from '../ui/talk/due-tag';

/** Queries put to the person: the words in question, what is asked, and a field for the answer. */
export function QueryList({ queries }: Pick<HomeView, 'queries'>) {
  if (queries.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="queries-heading" id="queries">
      <header>
        <h2 id="queries-heading">Queries to you</h2>
        <span className="num muted">{queries.length} open</span>
      </header>
      <ol className="qlist">
        {queries.map((query) => (
          <QueryItem key={query.id} query={query} />
        ))}
      </ol>
    </section>
  );
}

function QueryItem({ query }: { query: HomeView['queries'][number] }) {
  const router = useRouter();
  const [answer, setAnswer] = useState('');
  const [messageId, setMessageId] = useState(newId);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    const result = await call(answerQuery, {
      params: { queryId: query.id },
      body: { id: messageId, body: answer },
    });
    setBusy(false);
    if (!result.ok) {
      setError(
        result.problem?.detail ??
          'The server did not answer. Your words are still here: try again.',
      );
      return;
    }
    setError(null);
    setAnswer('');
    setMessageId(newId());
    router.refresh();
  }

  return (
    <li className="query-item">
      <p className="query-of">
        <b className="num">{query.article.code}</b> {query.article.title}
      </p>
      <p className="query-words">
        <q>{query.exact}</q>
        <DueTag query={query} />
      </p>
      <ol className="query-thread">
        {query.messages.map((message) => (
          <li key={message.id}>
            <p>
              <b>{message.author.name}</b>{' '}
              <small className="muted">
                <TimeText at={message.createdAt} format="date_time" />
              </small>
            </p>
            <p>{message.body}</p>
          </li>
        ))}
      </ol>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextArea
          label={`Answer to the query on “${query.exact}”`}
          hideLabel
          placeholder="Your answer"
          rows={2}
          value={answer}
          error={error ?? undefined}
          onChange={(event) => {
            setAnswer(event.target.value);
          }}
        />
        <Button type="submit" variant="primary" busy={isBusy} disabled={answer.trim() === ''}>
          Answer
        </Button>
      </form>
    </li>
  );
}
