'use client';

import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import type { QueryView } from '@/lib/contracts/round';
import { isAnswered, type QueryMessageKind } from '@/lib/domain/queries/query-rules';

import { useSending } from '../ui/talk/use-sending';
import { WordsForm } from '../ui/talk/words-form';
import { Button } from '../ui/button';
import { InlineForm } from '../ui/inline-form';
import { DueTag } from '../ui/talk/due-tag';
import { TimeText } from '../ui/time-text';
import type { CardProps } from './card-props';
import {
  addressOf,
  localTime,
  type QueryAddress,
  QueryAddressFields,
} from '../ui/talk/query-address';

const load = () => import('@/lib/contracts/endpoints/rounds').then((module) => module.updateQuery);

type Form = 'answer' | 'close' | 'reopen' | 'address';

/** One query: to whom, since when, until when; what was said, and what can be said. */
export function QueryThread({ query, card }: { query: QueryView; card: CardProps }) {
  const { viewer, isReadOnly, actions } = card;
  const [form, setForm] = useState<Form | null>(null);
  const isOpen = query.state === 'open';
  const isAsker = query.askedBy.userId === viewer.userId;
  const mayAnswer = !isReadOnly || isAsker || mayWriteBack(query, viewer.userId, viewer.roles);
  const mayDecide = viewer.roles.some((role) => ['head_of_research', 'editor'].includes(role));
  const mayClose = !isReadOnly || isAsker || mayDecide;
  const needsReason = !isAnswered({
    state: query.state,
    askedById: query.askedBy.userId,
    messages: query.messages.map(({ author, kind }) => ({ authorId: author.userId, kind })),
  });
  const leave = () => setForm(null);
  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Query to {query.assignee === null ? 'the writers' : query.assignee.name}</h3>
        <span className="grow" />
        <DueTag query={query} />
      </div>
      <ol className="thread">
        {query.messages.map((message, index) => (
          <li key={message.id}>
            {index > 0 || !isAsker ? (
              <p className="thread-by">
                <b>{message.author.userId === viewer.userId ? 'You' : message.author.name}</b>{' '}
                {KIND_WORDS[message.kind]} <TimeText at={message.createdAt} />
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
            <Button
              size="sm"
              variant="quiet"
              onClick={() => (needsReason ? setForm('close') : actions.closeQuery(query))}
            >
              Close query
            </Button>
          )}
          {isOpen && (isAsker || mayDecide) && (
            <Button size="sm" variant="quiet" onClick={() => setForm('address')}>
              To whom, until when
            </Button>
          )}
          {!isOpen && mayClose && (
            <Button size="sm" variant="quiet" onClick={() => setForm('reopen')}>
              Open again
            </Button>
          )}
        </div>
      )}
      {form === 'answer' && (
        <WordsForm
          label="Answer"
          action="Answer"
          onSend={(words) => {
            actions.answer(query, words);
            leave();
          }}
          onCancel={leave}
        />
      )}
      {form === 'close' && (
        <WordsForm
          label="Why it is closed without an answer"
          action="Close query"
          onSend={(words) => {
            actions.closeQuery(query, words);
            leave();
          }}
          onCancel={leave}
        />
      )}
      {form === 'reopen' && (
        <WordsForm
          label="Why it is opened again"
          action="Open again"
          onSend={(words) => {
            actions.reopenQuery(query, words);
            leave();
          }}
          onCancel={leave}
        />
      )}
      {form === 'address' && <AddressForm query={query} onClose={leave} />}
    </div>
  );
}

const KIND_WORDS: Readonly<Record<QueryMessageKind, string>> = {
  question: 'asked',
  answer: '',
  closed: 'closed it',
  reopened: 'opened it again',
};

/** A query without an addressee concerns every writer. */
function mayWriteBack(query: QueryView, userId: string, roles: readonly string[]): boolean {
  return query.assignee === null ? roles.includes('writer') : query.assignee.userId === userId;
}

/** Sent at once and not with the desk's writes: the news of it comes back to the desk. */
function AddressForm({ query, onClose }: { query: QueryView; onClose: () => void }) {
  const [address, setAddress] = useState<QueryAddress>({
    to: query.assignee?.userId ?? '',
    due: localTime(query.dueAt),
  });
  const { error, isBusy, send } = useSending();
  return (
    <InlineForm
      label="To whom, until when"
      action="Save"
      isBusy={isBusy}
      problem={error}
      onSend={() => {
        void send(() =>
          callLater(load, { params: { queryId: query.id }, body: addressOf(address) }),
        ).then((arrived) => {
          if (arrived) onClose();
        });
      }}
      onCancel={onClose}
    >
      <QueryAddressFields isNew={false} value={address} onChange={setAddress} />
    </InlineForm>
  );
}
