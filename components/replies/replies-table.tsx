'use client';

import { useEffect, useRef, useState } from 'react';

import { ReplyTag } from '../ui/talk/reply-tag';
import { Button } from '@/components/ui/button';
import { TimeText } from '@/components/ui/time-text';
import type { ReplyView } from '@/lib/contracts/replies';
import { REPLY_MEANS_LABELS } from '@/lib/domain/articles/right-of-reply';

import { ReplyForm } from './reply-form';

type RepliesTableProps = {
  replies: readonly (ReplyView & { article?: { code: string; title: string } })[];
  onChanged: () => void;
};

/** Who is criticized, who was asked, when, by what means, until when, and what came of it. */
export function RepliesTable({ replies, onChanged }: RepliesTableProps) {
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // Whoever comes from the words at the desk is led to the row.
  useEffect(() => {
    const row = document.getElementById(window.location.hash.slice(1));
    if (row === null || list.current?.contains(row) !== true) return;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
  }, []);
  return (
    <ol className="replies" ref={list}>
      {replies.map((reply) => (
        <li
          key={reply.id}
          id={`reply-${reply.id}`}
          aria-label={`Right of reply of ${reply.criticized}`}
        >
          <div className="reply-h">
            <h3>{reply.criticized}</h3>
            <ReplyTag state={reply.state} />
            <span className="grow" />
            {reply.mayWrite && open !== reply.id && (
              <Button size="sm" onClick={() => setOpen(reply.id)}>
                {reply.state === 'not_asked' ? 'Note whom you asked' : 'Change'}
              </Button>
            )}
          </div>
          {reply.article !== undefined && (
            <p className="query-of">
              <b className="num">{reply.article.code}</b> {reply.article.title}
            </p>
          )}
          <p className="query-words">
            <q>{reply.exact}</q>
          </p>
          {reply.gist !== '' && <p className="muted">{reply.gist}</p>}
          {open === reply.id ? (
            <ReplyForm
              key={`${reply.id} ${reply.version}`}
              reply={reply}
              onClose={() => setOpen(null)}
              onChanged={() => {
                setOpen(null);
                onChanged();
              }}
            />
          ) : (
            <ReplyFacts reply={reply} />
          )}
        </li>
      ))}
    </ol>
  );
}

function ReplyFacts({ reply }: { reply: ReplyView }) {
  const { asker, contact, askedAt, means, dueAt, outcomeAt, answerQuote, answerWhere } = reply;
  return (
    <>
      <dl className="reply-facts">
        <div>
          <dt>Who asks</dt>
          <dd>{asker?.name ?? 'nobody named'}</dd>
        </div>
        <div>
          <dt>Asked</dt>
          <dd>{contact === '' ? '–' : contact}</dd>
        </div>
        <div>
          <dt>When</dt>
          <dd>{askedAt === null ? '–' : <TimeText at={askedAt} />}</dd>
        </div>
        <div>
          <dt>By</dt>
          <dd>{means === null ? '–' : REPLY_MEANS_LABELS[means]}</dd>
        </div>
        <div>
          <dt>Deadline</dt>
          <dd>{dueAt === null ? '–' : <TimeText at={dueAt} />}</dd>
        </div>
        {outcomeAt !== null && (
          <div>
            <dt>Settled</dt>
            <dd>
              <TimeText at={outcomeAt} format="date" />
            </dd>
          </div>
        )}
      </dl>
      {answerQuote !== '' && (
        <p className="reply-answer">
          <q>{answerQuote}</q>
          {answerWhere !== '' && <small className="muted"> {answerWhere}</small>}
        </p>
      )}
    </>
  );
}
