'use client';

import { Check, Clock, Plus } from 'lucide-react';
import { useState } from 'react';

import type { QueryView } from '@/lib/contracts/round';

import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { TextArea } from '../ui/text-area';
import { TimeText } from '../ui/time-text';
import type { CardProps } from './card-props';

/** Questions of the desk to the writer, with their answers. */
export function QueryBlock({ card }: { card: CardProps }) {
  const { annotation, queries, isReadOnly, part, onPart, actions } = card;
  const isAsking = part === 'query' && !isReadOnly;
  return (
    <>
      {queries.map((query) => (
        <Thread key={query.id} query={query} card={card} />
      ))}
      {isAsking && (
        <div className="blk">
          <div className="blk-h">
            <h3>Query to the writer</h3>
          </div>
          <MessageForm
            label="Question"
            action="Ask"
            onSend={(words) => {
              actions.ask(annotation.id, words);
              onPart(null);
            }}
            onCancel={() => onPart(null)}
          />
        </div>
      )}
      {!isReadOnly && !isAsking && queries.every(({ state }) => state === 'closed') && (
        <button type="button" className="add-line blk" onClick={() => onPart('query')}>
          <Plus strokeWidth={1.9} />
          Query the writer <kbd>Q</kbd>
        </button>
      )}
    </>
  );
}

function Thread({ query, card }: { query: QueryView; card: CardProps }) {
  const { viewer, isReadOnly, actions } = card;
  const [form, setForm] = useState<'answer' | 'reopen' | null>(null);
  const isOpen = query.state === 'open';
  const isAsker = query.askedBy.userId === viewer.userId;
  const mayAnswer = !isReadOnly || isAsker || mayWriteBack(query, viewer.userId, viewer.roles);
  const mayClose = !isReadOnly || isAsker;
  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Query to the writer</h3>
        {query.assignee !== null && <span className="muted">{query.assignee.name}</span>}
        <span className="grow" />
        {isOpen ? (
          <Tag tone="line" icon={<Clock strokeWidth={1.9} />}>
            open since <TimeText at={query.createdAt} format="date" />
          </Tag>
        ) : (
          <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
            closed
          </Tag>
        )}
      </div>
      <ol className="thread">
        {query.messages.map((message, index) => (
          <li key={message.id}>
            {index > 0 || !isAsker ? (
              <p className="thread-by">
                <b>{message.author.userId === viewer.userId ? 'You' : message.author.name}</b>{' '}
                <TimeText at={message.createdAt} />
              </p>
            ) : null}
            <p className="query">{message.body}</p>
          </li>
        ))}
      </ol>
      {form === null && (mayAnswer || mayClose) && (
        <div className="form-act">
          {isOpen && mayAnswer && (
            <Button size="sm" variant="quiet" onClick={() => setForm('answer')}>
              Answer
            </Button>
          )}
          {isOpen && mayClose && (
            <Button size="sm" variant="quiet" onClick={() => actions.closeQuery(query)}>
              Close query
            </Button>
          )}
          {!isOpen && mayClose && (
            <Button size="sm" variant="quiet" onClick={() => setForm('reopen')}>
              Open again
            </Button>
          )}
        </div>
      )}
      {form !== null && (
        <MessageForm
          label={form === 'answer' ? 'Answer' : 'Why it is opened again'}
          action={form === 'answer' ? 'Answer' : 'Open again'}
          onSend={(words) => {
            if (form === 'answer') actions.answer(query, words);
            else actions.reopenQuery(query, words);
            setForm(null);
          }}
          onCancel={() => setForm(null)}
        />
      )}
    </div>
  );
}

/** A query without an addressee concerns every writer. */
function mayWriteBack(query: QueryView, userId: string, roles: readonly string[]): boolean {
  return query.assignee === null ? roles.includes('writer') : query.assignee.userId === userId;
}

function MessageForm({
  label,
  action,
  onSend,
  onCancel,
}: {
  label: string;
  action: string;
  onSend: (words: string) => void;
  onCancel: () => void;
}) {
  const [words, setWords] = useState('');
  const send = () => {
    if (words.trim() !== '') onSend(words.trim());
  };
  return (
    <form
      className="inline-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          send();
        }
      }}
    >
      <TextArea
        small
        autoFocus
        rows={2}
        label={label}
        maxLength={5_000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="form-act">
        <span className="grow" />
        <Button size="sm" variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="sm"
          variant="primary"
          type="submit"
          keyCap="⌘↵"
          disabled={words.trim() === ''}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
