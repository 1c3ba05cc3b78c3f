'use client';

import { Plus, Scale } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { TalkView } from '@/lib/contracts/talk';

import { InlineForm } from '../inline-form';
import { TextField } from '../text-field';
import { ReplyTag } from './reply-tag';
import { useSending } from './use-sending';

const load = () => import('@/lib/contracts/endpoints/replies');

type CriticismBlockProps = {
  annotationId: string;
  articleId: string;
  talk: TalkView;
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
  onChanged: () => void;
};

/** Whom the words criticize, and whether they were asked. What came of it is kept per article. */
export function CriticismBlock({
  annotationId,
  articleId,
  talk: { replies, may },
  isWriting,
  onWriting,
  onChanged,
}: CriticismBlockProps) {
  const [criticized, setCriticized] = useState('');
  const [id, setId] = useState(newId);
  const { error, isBusy, send } = useSending();
  if (replies.length === 0 && !isWriting) {
    return may.markCriticism ? (
      <button type="button" className="add-line blk" onClick={() => onWriting(true)}>
        <Plus strokeWidth={1.9} />
        Right of reply <kbd>R</kbd>
      </button>
    ) : null;
  }
  return (
    <div className="blk">
      <div className="blk-h">
        <Scale strokeWidth={1.9} />
        <h3>Right of reply</h3>
        <span className="grow" />
        {replies.length > 0 && <Link href={`/articles/${articleId}/replies`}>Whole list</Link>}
      </div>
      <ul className="thread">
        {replies.map((reply) => (
          <li key={reply.id} className="criticized">
            <span>{reply.criticized}</span>
            <ReplyTag state={reply.state} />
          </li>
        ))}
      </ul>
      {isWriting && (
        <InlineForm
          label="Mark criticism"
          action="Mark"
          isReady={criticized.trim() !== ''}
          isBusy={isBusy}
          onSend={() => {
            void send(() =>
              callLater(() => load().then((module) => module.markCriticism), {
                params: { articleId },
                body: { id, annotationId, criticized: criticized.trim() },
              }),
            ).then((arrived) => {
              if (!arrived) return;
              setCriticized('');
              setId(newId());
              onWriting(false);
              onChanged();
            });
          }}
          onCancel={() => onWriting(false)}
        >
          <TextField
            small
            autoFocus
            label="Who is criticized here"
            hint="They have a right of reply. The writer is asked to get it."
            maxLength={200}
            value={criticized}
            error={error ?? undefined}
            onChange={({ target }) => setCriticized(target.value)}
          />
        </InlineForm>
      )}
    </div>
  );
}
