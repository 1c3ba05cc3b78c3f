'use client';

import { Check, MessageCircle, Plus } from 'lucide-react';
import { useState } from 'react';

import { callLater } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { CommentView, TalkView } from '@/lib/contracts/talk';
import { partsOf, withNames } from '@/lib/domain/claims/mentions';

import { Button } from '../button';
import { Tag } from '../tag';
import { TimeText } from '../time-text';
import { CommentForm } from './comment-form';
import { useSending } from './use-sending';

const load = () => import('@/lib/contracts/endpoints/talk');

type CommentBlockProps = {
  annotationId: string;
  talk: TalkView;
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
  onChanged: () => void;
};

/** What colleagues say to each other on a claim. Resolved comments are folded away. */
export function CommentBlock({
  annotationId,
  talk,
  isWriting,
  onWriting,
  onChanged,
}: CommentBlockProps) {
  const { comments, mentionable, may } = talk;
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null);
  const resolved = comments.filter(({ resolvedAt }) => resolvedAt !== null);
  const [id, setId] = useState(newId);
  const { error, isBusy, send } = useSending();
  const item = (comment: CommentView) => (
    <li key={comment.id}>
      <CommentItem comment={comment} mentionable={mentionable} onChanged={onChanged} />
    </li>
  );
  if (comments.length === 0 && !isWriting) {
    return may.comment ? (
      <button type="button" className="add-line blk" onClick={() => onWriting(true)}>
        <Plus strokeWidth={1.9} />
        Comment <kbd>T</kbd>
      </button>
    ) : null;
  }
  return (
    <div className="blk">
      <div className="blk-h">
        <MessageCircle strokeWidth={1.9} />
        <h3>Comments</h3>
        <span className="grow" />
        {open.length > 0 && <span className="muted num">{open.length} open</span>}
      </div>
      <ol className="thread" aria-label="Comments">
        {open.map(item)}
      </ol>
      {resolved.length > 0 && (
        <details className="resolved">
          <summary>{resolved.length} resolved</summary>
          <ol className="thread">{resolved.map(item)}</ol>
        </details>
      )}
      {isWriting ? (
        <CommentForm
          label="Comment"
          action="Comment"
          members={mentionable}
          error={error}
          isBusy={isBusy}
          onCancel={() => onWriting(false)}
          onSend={(body) =>
            void send(() =>
              callLater(() => load().then((module) => module.addComment), {
                params: { annotationId },
                body: { id, body },
              }),
            ).then((arrived) => {
              if (!arrived) return;
              setId(newId());
              onWriting(false);
              onChanged();
            })
          }
        />
      ) : (
        may.comment && (
          <button type="button" className="add-line" onClick={() => onWriting(true)}>
            <Plus strokeWidth={1.9} />
            Comment <kbd>T</kbd>
          </button>
        )
      )}
    </div>
  );
}

type CommentItemProps = {
  comment: CommentView;
  mentionable: TalkView['mentionable'];
  onChanged: () => void;
};

function CommentItem({ comment, mentionable, onChanged }: CommentItemProps) {
  const { id, author, body, mentions, may, revisions, editedAt, resolvedBy } = comment;
  const [isEditing, setEditing] = useState(false);
  const { error, isBusy, send } = useSending();
  const params = { commentId: id };
  const nameOf = (userId: string) =>
    mentions.find((person) => person.userId === userId)?.name ?? 'Former member';
  const then = (sent: Promise<boolean>) =>
    void sent.then((arrived) => {
      if (!arrived) return;
      setEditing(false);
      onChanged();
    });
  const resolve = (resolved: boolean) =>
    send(() =>
      callLater(() => load().then((module) => module.resolveComment), {
        params,
        body: { resolved },
      }),
    );
  if (isEditing) {
    return (
      <CommentForm
        label="Change your comment"
        action="Save"
        value={withNames(body, nameOf)}
        members={[...mentionable, ...mentions]}
        mentioned={mentions}
        error={error}
        isBusy={isBusy}
        onCancel={() => setEditing(false)}
        onSend={(changed) =>
          then(
            send(() =>
              callLater(() => load().then((module) => module.editComment), {
                params,
                body: { body: changed },
              }),
            ),
          )
        }
      />
    );
  }
  return (
    <article className="comment" aria-label={`Comment of ${author.name}`}>
      <p className="thread-by">
        <b>{author.name}</b> <TimeText at={comment.createdAt} />
        {resolvedBy !== null && (
          <Tag tone="ok" icon={<Check strokeWidth={1.9} />}>
            resolved by {resolvedBy.name}
          </Tag>
        )}
      </p>
      <p className="said">
        {partsOf(body).map((part, index) =>
          part.kind === 'words' ? (
            part.text
          ) : (
            // The parts have no identity but their place.
            <b className="at" key={`${index}-${part.userId}`}>
              @{nameOf(part.userId)}
            </b>
          ),
        )}
      </p>
      {editedAt !== null && (
        <details className="resolved">
          <summary>
            changed <TimeText at={editedAt} />
          </summary>
          {revisions.map((revision) => (
            <p key={revision.replacedAt} className="muted">
              {withNames(revision.body, nameOf)}
            </p>
          ))}
        </details>
      )}
      {error !== null && <p className="err">{error}</p>}
      <div className="form-act">
        {may.resolve && (
          <Button
            size="sm"
            variant="quiet"
            busy={isBusy}
            onClick={() => then(resolve(resolvedBy === null))}
          >
            {resolvedBy === null ? 'Resolve' : 'Open again'}
          </Button>
        )}
        {may.edit && (
          <>
            <Button size="sm" variant="quiet" onClick={() => setEditing(true)}>
              Edit
            </Button>
            <Button
              size="sm"
              variant="quiet"
              onClick={() =>
                then(
                  send(() =>
                    callLater(() => load().then((module) => module.deleteComment), { params }),
                  ),
                )
              }
            >
              Delete
            </Button>
          </>
        )}
      </div>
    </article>
  );
}
