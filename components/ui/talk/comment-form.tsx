'use client';

import { useState } from 'react';

import { withIds } from '@/lib/domain/claims/mentions';

import { InlineForm } from '../inline-form';
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
  return (
    <InlineForm
      label={label}
      action={action}
      isReady={text.trim() !== ''}
      isBusy={isBusy}
      // Whose name was typed out in full is meant too.
      onSend={() => onSend(withIds(text.trim(), [...chosen, ...members]))}
      onCancel={onCancel}
    >
      <MentionField
        label={label}
        value={text}
        error={error ?? undefined}
        members={members}
        onType={setText}
        onMention={(member) => setChosen([...chosen, member])}
      />
    </InlineForm>
  );
}
