'use client';

import { useState } from 'react';

import { withIds } from '@/lib/domain/claims/mentions';

import { Button } from '../button';
import { MentionField } from './mention-field';

type Member = { userId: string; name: string };

type CommentFormProps = {
  label: string;
  action: string;
  value?: string;
  members: readonly Member[];
  /** Those who are mentioned in `value`. */
  mentioned?: readonly Member[];
  error: string | null;
  isBusy: boolean;
  /** With ids in place of names. */
  onSend: (body: string) => void;
  onCancel: () => void;
};

/** A comment being written: names on the screen, ids in what is sent. */
export function CommentForm({
  label,
  action,
  value = '',
  members,
  mentioned = [],
  error,
  isBusy,
  onSend,
  onCancel,
}: CommentFormProps) {
  const [text, setText] = useState(value);
  const [chosen, setChosen] = useState<readonly Member[]>(mentioned);
  const send = () => {
    if (text.trim() === '' || isBusy) return;
    // Whose name was typed out in full is meant too.
    onSend(withIds(text.trim(), [...chosen, ...members]));
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
      <MentionField
        label={label}
        value={text}
        error={error ?? undefined}
        members={members}
        onType={setText}
        onMention={(member) => setChosen([...chosen, member])}
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
          busy={isBusy}
          disabled={text.trim() === ''}
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
